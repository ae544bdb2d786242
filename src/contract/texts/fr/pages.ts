import type { pages as english } from '../en/pages.ts'
import type { Like } from '../texts.ts'

export const pages: Like<typeof english> = {
  language: { name: 'Français', tag: 'fr' },
  title: 'Muster API',
  skip: 'Aller au contenu',
  languages: 'Langues',
  endpoints: 'Points d’accès',
  markdown: 'Cette page en Markdown',
  permission: 'Permission',
  key: 'Préfixe de clé',
  alsoAt: 'Aussi servi à',
  extension: 'Extension',
  extensionNote: 'Ce point d’accès ne fait pas partie de ceux qui sont publiés. {why}',
  pathParameters: 'Paramètres de chemin',
  queryParameters: 'Paramètres de requête',
  qs: 'On peut aussi les donner ensemble, comme un seul objet JSON dans `qs`.',
  body: 'Corps',
  stream: 'Les octets de la transcription, en {types}.',
  answer: 'Réponse',
  oneOf: 'L’une de ces structures :',
  listOf: 'Une liste de :',
  alwaysSent: 'Chaque membre est toujours envoyé : `null` ou une liste vide là où rien n’est connu.',
  errors: 'Erreurs',
  status: 'Statut',
  meaning: 'Signification',
  example: 'Exemple',
  exampleAnswer: 'Réponse',
  required: 'obligatoire',
  members: 'Membres de `{shape}`',
  values: 'Valeurs',
  fallback: 'Par défaut',
  between: 'De {minimum} à {maximum}.',
  atLeast: 'Au moins {minimum}.',
  atMost: 'Au plus {maximum}.',
  mostValues: 'Au plus {maximum} valeurs.',
  groups: {
    sessions: 'Sessions d’une organisation',
    enterpriseSessions: 'Sessions de l’entreprise',
    self: 'Appelant',
    organizations: 'Organisations',
    users: 'Personnes',
    roles: 'Rôles',
    keys: 'Clés',
    v1: 'Sessions, version 1',
  },
  index: {
    lead: 'Les sessions d’agents de programmation par HTTP : les API de sessions v1 et v3 telles que publiées pour Devin, et ce que ce serveur y ajoute.',
    authentication: {
      title: 'Authentification',
      header: 'Chaque requête porte une clé, dans l’en-tête `Authorization: Bearer <key>`.',
      prefix: 'Préfixe',
      holder: 'Parle au nom de',
      version: 'Version',
      cog: 'Un utilisateur de service, ou une personne par jeton d’accès',
      apk: 'Un service d’une organisation',
      apk_user: 'Une personne dans une organisation',
      refused:
        'Une clé absente, inconnue, expirée ou révoquée reçoit 401. Une clé de l’autre version, ou sans la permission qu’exige le point d’accès, reçoit 403. Une session qu’une clé n’a pas le droit de voir se présente comme une session qui n’existe pas : 404.',
    },
    errors: {
      title: 'Erreurs',
      body: 'Toutes les erreurs ont le même corps : les membres `type`, `title`, `status` et `instance` de la RFC 9457, à côté du `detail` que lisent les clients plus anciens. Avec 422, `detail` et `errors` énumèrent tout ce qui ne va pas dans la requête.',
      type: 'Il est envoyé en `application/json`, ou en `application/problem+json` si l’en-tête `Accept` le demande.',
    },
    paging: {
      title: 'Pagination des listes',
      cursor:
        'Une liste de v3 se lit avec un curseur : passez la valeur `end_cursor` d’une page dans `after`, jusqu’à ce que `has_next_page` soit false. Une liste de v1 prend `limit` et `offset`. L’en-tête `Link` indique aussi la page suivante.',
      once: 'Les sessions viennent de la plus récente à la plus ancienne. Une session présente avant la première page, et qui correspond tout du long, est listée exactement une fois, quoi que l’on écrive entre-temps.',
    },
    parameters: {
      title: 'Paramètres de requête',
      lists:
        'Une liste répète son nom : `tags=a&tags=b`. Une seule de ses valeurs suffit ; des paramètres différents doivent tous être satisfaits.',
      unknown:
        'Les paramètres qu’un point d’accès ne connaît pas sont ignorés et nommés dans l’en-tête `x-ignored-parameters`. Avec l’en-tête `Prefer: handling=strict`, ils sont refusés par 422.',
    },
    extensions: {
      title: 'Extensions',
      marked:
        'Tout ce que les pages publiées n’ont pas est signalé comme extension, avec sa raison. Cela ne change aucune réponse publiée : un client écrit pour ces pages fonctionne tel quel.',
    },
    documents: {
      title: 'Pour les programmes',
      openapi: 'Les mêmes faits en OpenAPI 3.1 :',
      markdown:
        'Chaque page existe aussi en Markdown : ajoutez `.md` à son adresse. `llms.txt` les énumère, en anglais.',
    },
  },
}
