import type { summaries as english } from '../en/summaries.ts'
import type { Like } from '../texts.ts'

export const summaries: Like<typeof english> = {
  summaryQuery: {
    against:
      'Un second filtre auquel comparer, écrit comme une chaîne de requête à part : `created_before=1767225600&tags=before`.',
  },
  SummarySums: {
    sessions: 'Nombre de sessions.',
    analyzed: 'Combien d’entre elles ont une analyse.',
    acus_consumed: 'Unités de calcul de toutes ensemble.',
    outcomes: 'Comment se sont passées celles qui ont une analyse.',
    sizes: 'Leur taille.',
  },
  SummaryOutcomes: {
    about: 'Combien de sessions se sont passées de quelle façon.',
    succeeded: 'Combien ont fait ce qui était demandé.',
    partly: 'Combien en ont fait une partie.',
    failed: 'Combien ont échoué.',
    abandoned: 'Combien ont été interrompues.',
    unknown: 'Combien ne le montrent pas.',
  },
  SummarySizes: {
    about: 'Combien de sessions ont quelle taille.',
    xs: 'Nombre de `xs`.',
    s: 'Nombre de `s`.',
    m: 'Nombre de `m`.',
    l: 'Nombre de `l`.',
    xl: 'Nombre de `xl`.',
  },
  SummaryActivity: {
    active_users:
      'Combien de personnes différentes les ont commencées ; ce qu’un utilisateur de service a commencé ne compte pour personne.',
  },
  SummaryTotal: {
    about: 'Sommes sur toutes les sessions résumées.',
    is_complete: 'Indique si ce sont toutes celles qui correspondent ; sinon les 20 000 plus récentes.',
  },
  SummaryWeek: {
    about: 'Sommes sur les sessions commencées dans une semaine.',
    value: 'La date de son lundi, en UTC.',
  },
  SummaryGroup: {
    about: 'Sommes sur les sessions qui ont une valeur en commun.',
    value: 'La valeur ; pour les personnes et les organisations, leur id.',
    label: 'Nom de la personne ou de l’organisation ; null pour les autres.',
  },
  SummaryIssue: {
    about: 'Un genre de problème, et les sessions qui l’ont.',
    label: 'Le genre de problème.',
    examples: 'Identifiants de trois au plus des sessions les plus récentes qui l’ont.',
  },
  SummaryActionItem: {
    about: 'Un conseil, et les sessions qu’il aurait aidées.',
    action_item: 'Ce qu’il faut faire, tel que le dit l’une de ces sessions.',
    type: 'Où il faut le faire.',
    examples: 'Identifiants de trois au plus des sessions les plus récentes qu’il aurait aidées.',
  },
  differences: {
    here: 'Le chiffre des sessions demandées ; null s’il n’y en a pas.',
    against: 'Le chiffre des sessions comparées ; null s’il n’y en a pas.',
    difference: 'Le premier chiffre moins le second.',
    low: 'Borne inférieure de l’intervalle à 95 % de la différence ; null pour trop peu de sessions.',
    high: 'Borne supérieure de l’intervalle à 95 % de la différence ; null pour trop peu de sessions.',
  },
  SummaryDifference: { about: 'Un chiffre de deux ensembles de sessions, et leur écart.' },
  SummaryShare: {
    about: 'Une part de deux ensembles de sessions, et leur écart.',
    value: 'Ce que les sessions comptées ont en commun.',
  },
  SummaryComparison: {
    about: 'Ce qui diffère entre les sessions demandées et celles auxquelles elles sont comparées.',
    against: 'Sommes sur les sessions comparées.',
    acus_per_session: 'Unités de calcul d’une session en moyenne.',
    outcomes: 'Parts des sessions qui ont une analyse, par issue.',
    issues: 'Parts des sessions qui ont une analyse, par genre de problème.',
    categories: 'Parts des sessions qui ont une catégorie, par catégorie.',
    sizes: 'Parts des sessions, par taille.',
  },
  SessionFacets: {
    about: 'Combien de sessions d’une liste ont quelle valeur.',
    sessions: 'Nombre de sessions comptées.',
    is_complete: 'Si ce sont toutes celles qui correspondent ; sinon, les 20 000 plus récentes.',
    statuses: 'Par état.',
    categories: 'Par catégorie.',
    origins: 'Par lieu de départ.',
    users: 'Par personne qui les a lancées, 100 au plus.',
    organizations: 'Par organisation, 100 au plus.',
    repositories: 'Par dépôt, 100 au plus.',
    tags: 'Par étiquette, 100 au plus ; une session compte pour chacune des siennes.',
    agents: 'Par agent.',
    models: 'Par le modèle qui a écrit la plus grande part, 100 au plus.',
    sizes: 'Par taille.',
    outcomes: 'Par issue des sessions analysées.',
    issues: 'Par libellé de problème, 100 au plus ; une session compte pour chacun de ses problèmes.',
  },
  FacetValue: {
    about: 'Les sessions d’une liste qui ont une valeur.',
    value: 'La valeur, comme le filtre la prend.',
    label: 'Nom de la personne ou de l’organisation ; null pour les autres.',
    sessions: 'Nombre de sessions qui l’ont.',
  },
  streamQuery: {
    last_event_id:
      'Où reprendre : l’id du dernier événement vu, pour les clients qui ne peuvent pas l’envoyer dans l’en-tête `Last-Event-ID`.',
  },
  SessionEvent: {
    about: 'Ce qu’est devenue une liste de sessions.',
    type: '`ready` quand rien ne manque plus ; `enter`, `change` et `leave` d’une session de la liste ; `reset` quand ce qui a été manqué n’est plus connu : relisez la liste.',
    session: 'La session comme elle est, ou comme elle était en dernier ; null pour `ready` et `reset`.',
  },
  InsightsSummary: {
    about: 'Ce que des sessions ont en commun.',
    total: 'Sommes sur toutes.',
    weeks: 'Sommes par semaine de début des sessions, dans l’ordre.',
    outcomes: 'Sommes par issue.',
    categories: 'Sommes par catégorie.',
    sizes: 'Sommes par taille.',
    organizations:
      'Sommes par organisation : les 100 qui ont le plus de sessions, et les 100 qui ont le plus consommé.',
    repositories:
      'Sommes par dépôt : les 100 qui ont le plus de sessions, et les 100 qui ont le plus consommé.',
    agents: 'Sommes par agent.',
    models:
      'Sommes par modèle ayant le plus écrit dans la session : les 100 qui ont le plus de sessions, et les 100 qui ont le plus consommé.',
    users:
      'Sommes par personne ayant commencé la session : les 100 qui ont le plus de sessions, et les 100 qui ont le plus consommé.',
    issues:
      'Les genres de problèmes, les plus fréquents d’abord : les 100 qu’ont le plus de sessions, et les 100 dont les sessions ont le plus consommé.',
    action_items:
      'Les conseils qui auraient aidé le plus de sessions, 20 au plus ; un même conseil n’en fait qu’un.',
    comparison: 'Ce qui diffère des sessions de `against` ; null sans ce paramètre.',
  },
}
