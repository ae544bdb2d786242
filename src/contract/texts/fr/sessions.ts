import type { sessions as english } from '../en/sessions.ts'
import type { Like } from '../texts.ts'

export const sessions: Like<typeof english> = {
  Session: {
    session_id: 'Identifiant de la session : 32 chiffres hexadécimaux.',
    url: 'Adresse où consulter la session.',
    status: 'Ce que fait la session.',
    status_detail:
      'Ce qui occupe une session en cours ou ce qu’elle attend, ou pourquoi une session suspendue s’est arrêtée.',
    tags: 'Étiquettes de la session.',
    org_id: 'Identifiant de l’organisation à laquelle appartient la session.',
    created_at: 'Début de la session. Secondes Unix.',
    updated_at: 'Dernière modification de la session. Secondes Unix.',
    acus_consumed: 'Unités de calcul d’agent consommées ; une unité vaut 15 minutes de travail actif.',
    pull_requests: 'Pull requests sur lesquelles la session a travaillé.',
    title: 'Titre de la session.',
    user_id: 'Identifiant de la personne qui a lancé la session.',
    service_user_id: 'Identifiant de l’utilisateur de service qui a lancé la session.',
    playbook_id: 'Identifiant du playbook que suit la session.',
    automation_id: 'Identifiant de l’automatisation qui a lancé la session.',
    origin: 'D’où la session a été lancée.',
    category: 'Type de travail de la session.',
    subcategory: 'Type de travail plus précis ; `Other` si seule la catégorie est connue.',
    devin_mode: 'Mode dans lequel tourne l’agent.',
    parent_session_id: 'Identifiant de la session qui a lancé celle-ci.',
    child_session_ids: 'Identifiants des sessions lancées par celle-ci.',
    is_archived: 'Indique si la session est archivée.',
    structured_output: 'Le résultat de la session, sous la forme demandée.',
  },
  found: {
    snippet:
      'Seulement avec `q` : l’endroit d’un message qui a les mots, en HTML : tout est échappé, et les mots sont dans `<mark>` ; vide si le titre seul les a.',
  },
  SessionResponse: { about: 'Une session.' },
  SessionPullRequest: {
    about: 'Une pull request d’une session.',
    pr_url: 'Adresse de la pull request.',
    pr_state: 'Son état, autant qu’il est connu, comme `open` ou `merged`.',
  },
  SessionMessage: {
    about: 'Un message d’une session.',
    event_id: 'Identifiant du message dans sa session.',
    source: 'Son auteur : l’agent ou une personne.',
    message: 'Le texte.',
    created_at: 'Moment où il a été écrit. Secondes Unix.',
    type: 'Qui parle : `initial_user_message`, `user_message` ou `devin_message`.',
    timestamp: 'Moment où il a été écrit. ISO 8601 avec décalage horaire.',
    username: 'Nom de la personne qui l’a écrit.',
    origin: 'Où il a été écrit.',
    user_id: 'Identifiant de la personne qui l’a écrit.',
  },
  v1Session: {
    session_id: 'Identifiant de la session, précédé de `devin-`.',
    status: 'Ce que fait la session, dans le vocabulaire de v3.',
    status_enum: 'Ce que fait la session, dans le vocabulaire de v1.',
    title: 'Titre de la session.',
    created_at: 'Début de la session. ISO 8601 avec décalage horaire.',
    updated_at: 'Dernière modification de la session. ISO 8601 avec décalage horaire.',
    snapshot_id: 'Identifiant de l’instantané de machine dont la session est partie.',
    playbook_id: 'Identifiant du playbook que suit la session.',
    pull_request: 'La première pull request de la session.',
    structured_output: 'Le JSON, quel qu’il soit, que la session a laissé comme résultat.',
    tags: 'Étiquettes de la session.',
  },
  PullRequestInfo: {
    about: 'Une pull request d’une session.',
    url: 'Adresse de la pull request.',
  },
  SessionSummary: {
    about: 'Une session telle que les listes la présentent.',
    requesting_user_email: 'Adresse e-mail de la personne qui a lancé la session.',
  },
  ListSessionsResponse: {
    about: 'Une liste de sessions.',
    sessions: 'Les sessions, de la plus récente à la plus ancienne.',
  },
  SessionDetailsResponse: {
    about: 'Une session avec ses messages.',
    messages: 'Les messages, du plus ancien au plus récent.',
  },
}
