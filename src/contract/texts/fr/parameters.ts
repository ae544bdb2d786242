import type { parameters as english } from '../en/parameters.ts'
import type { Like } from '../texts.ts'

export const parameters: Like<typeof english> = {
  path: {
    org_id: 'Identifiant de l’organisation ; il commence par `org-`.',
    devin_id: 'Identifiant de la session, nu ou précédé de `devin-`.',
    session_id: 'Identifiant de la session, avec ou sans le préfixe `devin-`.',
    key_id: 'Identifiant de la clé ; il commence par `apikey-`.',
  },
  cursor: {
    after: 'Où reprendre : la valeur `end_cursor` de la page précédente. Par défaut, la première page.',
    first: 'Nombre de lignes par page.',
  },
  CursorPaginationParams: { about: 'La page voulue d’une liste.' },
  Page: {
    about: 'Une page d’une liste.',
    items: 'Les lignes de cette page, dans l’ordre de la liste.',
    end_cursor: 'À passer dans `after` pour obtenir la page suivante ; null sur la dernière.',
    has_next_page: 'Indique s’il existe une page suivante.',
    total:
      'Nombre de lignes de toutes les pages au moment où la première a été lue ; null si le compte serait trop long.',
  },
  SessionsQueryParams: { about: 'Les sessions voulues, et la page à renvoyer.' },
  filters: {
    session_ids: 'Seulement les sessions ayant l’un de ces identifiants, nus ou précédés de `devin-`.',
    created_after: 'Seulement les sessions commencées à cet instant ou après. Secondes Unix.',
    created_before: 'Seulement les sessions commencées avant cet instant. Secondes Unix.',
    updated_after:
      'Seulement les sessions modifiées pour la dernière fois à cet instant ou après. Secondes Unix.',
    updated_before:
      'Seulement les sessions modifiées pour la dernière fois avant cet instant. Secondes Unix.',
    tags: 'Seulement les sessions portant l’une de ces étiquettes.',
    playbook_id: 'Seulement les sessions qui suivent ce playbook.',
    origins: 'Seulement les sessions lancées depuis l’un de ces endroits.',
    schedule_id: 'Seulement les sessions lancées par cette planification.',
    automation_ids: 'Seulement les sessions lancées par l’une de ces automatisations.',
    user_ids: 'Seulement les sessions lancées par l’une de ces personnes.',
    service_user_ids: 'Seulement les sessions lancées par l’un de ces utilisateurs de service.',
    category: 'Seulement les sessions consacrées à ce type de travail.',
    is_archived: 'Seulement les sessions archivées, ou seulement les autres. Par défaut, toutes.',
    repo_names: 'Seulement les sessions portant sur l’un de ces dépôts, sous la forme `owner/repo`.',
    parent_session_id: 'Seulement les sessions lancées par cette session.',
  },
  moreFilters: {
    q: 'Seulement les sessions dont le titre ou les messages contiennent tous ces mots, dans toute langue. Les mots entre guillemets doivent se suivre ; une étoile termine un début de mot.',
    status: 'Seulement les sessions qui sont dans l’un de ces états en ce moment.',
    status_detail:
      'Seulement les sessions occupées à l’une de ces choses, qui l’attendent ou se sont arrêtées pour elle en ce moment.',
    session_size: 'Seulement les sessions de l’une de ces tailles.',
    agent: 'Seulement les sessions de l’un de ces agents.',
    model: 'Seulement les sessions dont l’un de ces modèles a écrit la plus grande part.',
    outcome: 'Seulement les sessions analysées qui se sont terminées de l’une de ces façons.',
    issue: 'Seulement les sessions où l’un de ces problèmes a été trouvé, d’après son libellé.',
    min_acus: 'Seulement les sessions qui ont utilisé au moins tant d’unités de calcul.',
    max_acus: 'Seulement les sessions qui ont utilisé au plus tant d’unités de calcul.',
  },
  ordering: {
    sort: 'Ce que suit la liste. Par `created_at`, qui ne change jamais, on rencontre chaque session exactement une fois ; par une autre clé, chaque session dont la clé reste la même entre-temps. Par défaut : `created_at`.',
    order:
      'Les plus grandes ou les plus récentes d’abord, ou les plus petites ou les plus anciennes. Par défaut : `desc`.',
  },
  organizationList: { devin_id: 'Seulement la session ayant cet identifiant.' },
  enterpriseList: {
    org_ids: 'Seulement les sessions de l’une de ces organisations.',
    include_deleted_orgs: 'Indique s’il faut lister aussi les sessions des organisations supprimées.',
  },
  withinOrganization: {
    org_id: 'L’organisation à laquelle la session doit appartenir. Par défaut, n’importe laquelle.',
  },
  v1List: {
    limit: 'Nombre de sessions par page.',
    offset: 'Nombre de sessions à sauter au début.',
    skip: 'L’ancien nom de `offset` ; il l’emporte si les deux sont donnés.',
    tags: 'Seulement les sessions portant l’une de ces étiquettes.',
    user_email: 'Seulement les sessions de la personne ayant cette adresse e-mail, sans égard à la casse.',
  },
  userList: { email: 'Seulement la personne ayant cette adresse e-mail, sans égard à la casse.' },
  importQuery: {
    name: 'Où la transcription a été trouvée, par rapport au dossier qui les contient toutes ; `/` sépare les dossiers.',
    user: 'Adresse e-mail de la personne à qui appartiennent ces sessions.',
    agent: 'L’agent dont provient la transcription. Par défaut, il est reconnu à son contenu.',
    repository:
      'Adresse distante du dépôt où le travail a eu lieu, pour une transcription qui n’en nomme aucun ; les identifiants de connexion en sont retirés.',
    dry_run: 'Indique s’il faut seulement lire et compter, sans rien conserver.',
  },
}
