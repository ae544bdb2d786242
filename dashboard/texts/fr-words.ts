import type { Texts } from './en.ts'

/** The words of the API in French. */
export const words: Pick<
  Texts,
  | 'status'
  | 'statusDetail'
  | 'size'
  | 'outcome'
  | 'origin'
  | 'category'
  | 'issue'
  | 'actionType'
  | 'sort'
  | 'role'
> = {
  status: {
    new: 'Nouvelle',
    claimed: 'Prise en charge',
    running: 'En cours',
    exit: 'Terminée',
    error: 'Erreur',
    suspended: 'Suspendue',
    resuming: 'Reprise',
  },
  statusDetail: {
    working: 'Au travail',
    waiting_for_user: 'Vous attend',
    waiting_for_approval: 'Attend une approbation',
    finished: 'Achevée',
    inactivity: 'Inactive',
    user_request: 'Arrêtée par quelqu’un',
    usage_limit_exceeded: 'Limite d’usage atteinte',
    out_of_credits: 'Plus de crédits',
    out_of_quota: 'Quota épuisé',
    no_quota_allocation: 'Sans quota',
    payment_declined: 'Paiement refusé',
    org_usage_limit_exceeded: 'Limite de l’organisation atteinte',
    total_session_limit_exceeded: 'Limite de sessions atteinte',
    error: 'Erreur',
    user_usage_limit_exceeded: 'Limite de la personne atteinte',
  },
  size: { xs: 'XS', s: 'S', m: 'M', l: 'L', xl: 'XL' },
  outcome: {
    succeeded: 'Réussie',
    partly: 'En partie',
    failed: 'Échouée',
    abandoned: 'Abandonnée',
    unknown: 'Inconnue',
  },
  origin: {
    webapp: 'Application web',
    slack: 'Slack',
    teams: 'Teams',
    api: 'API',
    linear: 'Linear',
    jira: 'Jira',
    scheduled: 'Planifiée',
    automation: 'Automatisation',
    cli: 'Ligne de commande',
    desktop: 'Bureau',
    other: 'Autre',
    code_scan: 'Analyse de code',
  },
  category: {
    bug_fixing: 'Correction de bogues',
    ci_cd_and_devops: 'CI, CD et DevOps',
    code_quality_and_security: 'Qualité et sécurité du code',
    code_review_and_analysis: 'Revue et analyse de code',
    data_and_automation: 'Données et automatisation',
    documentation_and_content: 'Documentation et contenu',
    feature_development: 'Fonctionnalités',
    migrations_and_upgrades: 'Migrations et mises à niveau',
    other: 'Autre',
    refactoring_and_optimization: 'Remaniement et optimisation',
    research_and_exploration: 'Recherche et exploration',
    unit_test_generation: 'Tests unitaires',
    code_review: 'Revue de code',
    production_investigation: 'Enquête en production',
    security: 'Sécurité',
  },
  issue: {
    missing_tool: 'Outil manquant',
    failing_check: 'Vérification en échec',
    repeated_failure: 'Échec répété',
    edit_test_loop: 'Boucle de modifications et de tests',
    edit_undone: 'Modification annulée',
    wrong_path: 'Chemin erroné',
    permission_refused: 'Permission refusée',
    authentication_failure: 'Échec d’authentification',
    network_failure: 'Panne de réseau',
    rate_limited: 'Débit limité',
    context_lost: 'Contexte perdu',
    user_correction: 'Corrigée par une personne',
    user_interruption: 'Interrompue par une personne',
    repeated_request: 'Demande répétée',
    long_wait: 'Longue attente',
    unfinished: 'Inachevée',
    unsupported_claim: 'Affirmation non fondée',
    secret_exposed: 'Secret exposé',
    large_output: 'Sortie volumineuse',
    costly_change: 'Modification coûteuse',
  },
  actionType: {
    machine_setup: 'Machine',
    repo_config: 'Dépôt',
    knowledge: 'Connaissances',
    prompt_improvement: 'Consigne',
    other: 'Autre',
  },
  sort: { created_at: 'Création', updated_at: 'Modification', acus_consumed: 'ACU' },
  role: {
    org_viewer: 'Lecture dans l’organisation',
    org_member: 'Membre de l’organisation',
    org_admin: 'Administration de l’organisation',
    enterprise_viewer: 'Lecture dans l’entreprise',
    enterprise_admin: 'Administration de l’entreprise',
  },
}
