import type { document as english } from '../en/document.ts'
import type { Like } from '../texts.ts'

export const document: Like<typeof english> = {
  about: {
    v1: 'Les sessions d’une organisation, avec une clé de personne ou de service.',
    v3: 'Les sessions des organisations et de l’entreprise, avec des rôles et des permissions.',
  },
  keys: {
    v1: 'Une clé de personne (`apk_user_…`) ou de service (`apk_…`).',
    v3: 'Une clé d’utilisateur de service ou un jeton d’accès personnel (`cog_…`).',
  },
  tags: {
    sessions: 'Les sessions, leurs messages, enseignements et étapes.',
    self: 'L’appelant.',
    organizations: 'Les organisations de l’entreprise.',
    users: 'Les personnes et leurs rôles.',
    roles: 'Les rôles que l’on peut donner.',
    keys: 'Les clés des trois préfixes.',
  },
  permission: {
    none: 'N’importe quelle clé valide suffit.',
    organization: 'Requiert la permission `{permission}` dans l’organisation.',
    enterprise: 'Requiert la permission `{permission}` dans l’entreprise.',
    credential: 'Requiert une clé dotée de la permission `{permission}`.',
  },
  qs: 'Les membres de cet objet, chacun comme un paramètre à part ; une liste répète son nom.',
  success: 'Succès.',
  errors: {
    401: 'La clé est absente, inconnue, expirée ou révoquée.',
    403: 'La clé n’a pas la permission, ou n’est pas du bon type.',
    404: 'Cela n’existe pas, ou la clé n’a pas le droit de le voir.',
    409: 'Incompatible avec l’état présent.',
    422: 'La requête n’est pas conforme au contrat.',
    429: 'Trop de requêtes : attendre aussi longtemps que l’indique `Retry-After`.',
    503: 'La base de données n’accepte pas d’écritures pour le moment.',
  },
}
