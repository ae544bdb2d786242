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
  },
  SessionInsightsAnalysis: {
    about: 'Ce que révèle une session.',
    timeline: 'Le déroulement de la session, dans l’ordre.',
    issues: 'Ce qui s’est mal passé.',
    action_items: 'Ce qu’il convient d’y faire.',
    classification: 'De quel type de travail il s’agissait.',
    note_usage: 'Comment les notes ont été utilisées.',
    suggested_prompt: 'Un meilleur prompt.',
  },
  SessionInsightsTimelineEvent: {
    about: 'Un tournant d’une session.',
    title: 'Ce qui s’est passé, en quelques mots.',
    description: 'Ce qui s’est passé.',
    color:
      'Comment cela s’est passé : green (vert), yellow (jaune), red (rouge), blue (bleu) ou grey (gris).',
    issue_id: 'Identifiant du problème concerné.',
  },
  SessionInsightsIssue: {
    about: 'Quelque chose qui s’est mal passé.',
    id: 'Identifiant du problème dans son analyse.',
    issue: 'Ce qui s’est mal passé.',
    impact: 'Ce que cela a coûté.',
    label: 'Le type de problème, en quelques mots.',
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
}
