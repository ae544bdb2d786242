import type { insights as english } from '../en/insights.ts'
import type { Like } from '../texts.ts'

export const insights: Like<typeof english> = {
  SessionInsightsResponse: {
    about: 'Une session avec ses enseignements.',
    origin: 'D’où la session a été lancée.',
    num_user_messages: 'Nombre de messages écrits par des personnes.',
    num_devin_messages: 'Nombre de messages écrits par l’agent.',
    session_size:
      'Taille de la session, d’après les unités de calcul et les messages des personnes ; `l` et `xl` sont malsains.',
    analysis: 'Ce que révèle la session ; null tant qu’elle n’a pas été analysée.',
    analysis_provenance: 'Comment l’analyse a été obtenue ; null tant que la session n’a pas été analysée.',
  },
  SessionInsightsAnalysis: {
    about: 'Ce que révèle une session.',
    timeline: 'Le déroulement de la session, dans l’ordre.',
    issues: 'Ce qui s’est mal passé.',
    action_items: 'Ce qu’il convient d’y faire.',
    classification: 'De quel type de travail il s’agissait.',
    note_usage: 'Comment les notes ont été utilisées.',
    suggested_prompt: 'Un meilleur prompt.',
    outcome: 'Comment la session s’est passée, et pourquoi on le dit.',
  },
  SessionInsightsTimelineEvent: {
    about: 'Un tournant d’une session.',
    title: 'Ce qui s’est passé, en quelques mots.',
    description: 'Ce qui s’est passé.',
    color:
      'Comment cela s’est passé : green (vert), yellow (jaune), red (rouge), blue (bleu) ou grey (gris).',
    issue_id: 'Identifiant du problème concerné.',
    evidence: 'Identifiants des messages et étapes qui le montrent.',
  },
  SessionInsightsIssue: {
    about: 'Quelque chose qui s’est mal passé.',
    id: 'Identifiant du problème dans son analyse.',
    issue: 'Ce qui s’est mal passé.',
    impact: 'Ce que cela a coûté.',
    label: 'Le type de problème, en quelques mots.',
    evidence: 'Identifiants des messages et étapes qui le montrent.',
  },
  SessionInsightsActionItem: {
    about: 'Une action à mener face à un problème.',
    action_item: 'Ce qu’il faut faire.',
    type: 'Où il faut le faire.',
    issue_id: 'Identifiant du problème concerné.',
  },
  SessionInsightsClassification: {
    about: 'Le type de travail d’une session.',
    category: 'Le type de travail.',
    confidence: 'Degré de certitude, de 0 à 1.',
    programming_languages: 'Langages de programmation des fichiers traités.',
    tools_and_frameworks: 'Outils et frameworks utilisés.',
  },
  SessionInsightsNoteUsage: {
    about: 'Comment les notes ont été utilisées.',
    good_usages: 'Les notes qui ont été suivies.',
    bad_usages: 'Les notes qui ont été ignorées ou qui ont induit en erreur.',
  },
  SessionInsightsNoteUsageItem: {
    about: 'Comment une note a été utilisée.',
    note_id: 'Identifiant de la note.',
    message: 'Ce que l’agent en a fait.',
    reason: 'Pourquoi c’était bon ou mauvais.',
    evidence: 'Identifiants des messages et étapes qui le montrent.',
  },
  SessionInsightsSuggestedPrompt: {
    about: 'Un meilleur prompt.',
    original_prompt: 'Le prompt qui a lancé la session.',
    suggested_prompt: 'Un prompt qui aurait mieux fonctionné.',
    feedback_items: 'Ce qui a été changé, et pourquoi.',
  },
  SessionInsightsFeedbackItem: {
    about: 'Une remarque sur le prompt.',
    summary: 'La remarque, en quelques mots.',
    excerpt: 'Le passage du prompt concerné.',
    details: 'La remarque complète.',
    issue_id: 'Identifiant du problème concerné.',
  },
  SessionInsightsOutcome: {
    about: 'Comment une session s’est passée.',
    outcome: 'Comment elle s’est passée ; `unknown` quand rien ne le montre.',
    reason: 'Pourquoi on le dit.',
    evidence: 'Identifiants des messages et étapes qui le montrent.',
  },
  SessionInsightsProvenance: {
    about: 'Comment une analyse a été obtenue.',
    layer: 'Qui a analysé : les règles, ou un modèle après elles.',
    version: 'Version des règles ou de la couche du modèle.',
    model: 'Le modèle interrogé ; null pour les règles.',
    input_digest: 'SHA-256 de ce qui a été analysé.',
    analyzed_at: 'Moment de l’analyse.',
    duration_seconds: 'Durée de l’analyse, en secondes.',
    cost_usd:
      'Coût du modèle en dollars américains ; null pour les règles et pour les modèles sans prix public.',
    input_tokens: 'Jetons lus par le modèle ; null pour les règles.',
    output_tokens: 'Jetons écrits par le modèle ; null pour les règles.',
    citations_dropped:
      'Preuves citées par le modèle qui n’existaient pas et ont été écartées ; null pour les règles.',
    is_stale: 'Si la session ou les règles ont changé depuis.',
    failure: 'Pourquoi la dernière tentative a échoué ; null si elle a réussi.',
  },
  GenerateInsightsResponse: {
    about: 'Ce qu’il est advenu d’une demande d’enseignements.',
    session_id: 'Identifiant de la session.',
    status: '`started`, ou `already_exists` s’ils existent ou sont en cours.',
  },
}
