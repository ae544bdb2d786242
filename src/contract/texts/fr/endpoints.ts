import type { endpoints as english } from '../en/endpoints.ts'
import type { Like } from '../texts.ts'

export const endpoints: Like<typeof english> = {
  'v1.sessions.list': {
    summary: 'Lister les sessions',
    description: 'Les sessions de l’organisation à laquelle appartient la clé, les plus récentes d’abord.',
  },
  'v1.sessions.get': {
    summary: 'Obtenir une session',
    description: 'Une session avec ses messages.',
  },
  'v3.org.sessions.list': {
    summary: 'Lister les sessions',
    description: 'Les sessions d’une organisation, les plus récentes d’abord.',
  },
  'v3.org.sessions.insights.list': {
    summary: 'Lister les sessions avec leurs enseignements',
    description:
      'Les sessions d’une organisation, les plus récentes d’abord, avec le nombre de messages, la taille et l’analyse.',
  },
  'v3.org.sessions.get': {
    summary: 'Obtenir une session',
    description: 'Une session d’une organisation : identique à sa ligne dans la liste.',
  },
  'v3.org.sessions.messages': {
    summary: 'Lister les messages d’une session',
    description: 'Ce que les personnes et l’agent ont écrit dans une session, du plus ancien au plus récent.',
  },
  'v3.org.sessions.insights.get': {
    summary: 'Obtenir une session avec ses enseignements',
    description: 'Une session d’une organisation avec le nombre de messages, la taille et l’analyse.',
  },
  'v3.enterprise.sessions.list': {
    summary: 'Lister les sessions de l’entreprise',
    description: 'Les sessions de toutes les organisations, les plus récentes d’abord.',
  },
  'v3.enterprise.sessions.insights.list': {
    summary: 'Lister les sessions de l’entreprise avec leurs enseignements',
    description:
      'Les sessions de toutes les organisations, les plus récentes d’abord, avec le nombre de messages, la taille et l’analyse.',
  },
  'v3.enterprise.sessions.get': {
    summary: 'Obtenir une session de l’entreprise',
    description: 'Une session de n’importe quelle organisation : identique à sa ligne dans la liste.',
  },
  'v3.enterprise.sessions.messages': {
    summary: 'Lister les messages d’une session de l’entreprise',
    description:
      'Ce que les personnes et l’agent ont écrit dans une session de n’importe quelle organisation, du plus ancien au plus récent.',
  },
  'v3.enterprise.sessions.insights.get': {
    summary: 'Obtenir une session de l’entreprise avec ses enseignements',
    description:
      'Une session de n’importe quelle organisation avec le nombre de messages, la taille et l’analyse.',
  },
  'v3.self': {
    summary: 'Obtenir l’appelant',
    description: 'Au nom de qui parle la clé.',
  },
  'v3.enterprise.organizations.list': {
    summary: 'Lister les organisations',
    description: 'Les organisations de l’entreprise, les plus anciennes d’abord.',
  },
  'v3.enterprise.organizations.create': {
    summary: 'Créer une organisation',
    description: 'Ajoute une organisation à l’entreprise.',
  },
  'v3.enterprise.organizations.get': {
    summary: 'Obtenir une organisation',
    description: 'Une organisation de l’entreprise.',
  },
  'v3.enterprise.organizations.delete': {
    summary: 'Supprimer une organisation',
    description:
      'Met fin à une organisation et à ses clés. Ses sessions n’apparaissent plus qu’avec `include_deleted_orgs=true`.',
  },
  'v3.enterprise.users.list': {
    summary: 'Lister les personnes',
    description: 'Les personnes de l’entreprise avec leurs rôles.',
  },
  'v3.enterprise.users.create': {
    summary: 'Ajouter des personnes',
    description: 'Ajoute des personnes à l’entreprise avec un rôle qui vaut partout.',
  },
  'v3.enterprise.roles.list': {
    summary: 'Lister les rôles',
    description: 'Les rôles que l’on peut donner aux personnes et aux clés.',
  },
  'v3.org.sessions.details': {
    summary: 'Obtenir ce que l’on sait de plus d’une session',
    description: 'Agent, modèles, jetons, appels d’outils, coût, dépôt et source d’une session.',
  },
  'v3.org.sessions.steps': {
    summary: 'Lister les étapes d’une session',
    description: 'Tout ce que contient la transcription d’une session, dans son ordre.',
  },
  'v3.org.sessions.insights.summary': {
    summary: 'Résumer les enseignements',
    description:
      'Sommes sur les sessions d’une liste : comment elles se sont passées, ce qui a mal tourné, ce qui aurait aidé, par semaine, organisation, dépôt, agent et modèle ; à côté de celles d’un second filtre, avec des intervalles, s’il y en a un.',
  },
  'v3.enterprise.sessions.insights.summary': {
    summary: 'Résumer les enseignements',
    description:
      'Sommes sur les sessions d’une liste : comment elles se sont passées, ce qui a mal tourné, ce qui aurait aidé, par semaine, organisation, dépôt, agent et modèle ; à côté de celles d’un second filtre, avec des intervalles, s’il y en a un.',
  },
  'v3.org.sessions.facets': {
    summary: 'Compter les sessions par valeur',
    description:
      'Combien de sessions d’une liste ont quel état, catégorie, origine, personne, organisation, dépôt, étiquette, agent, modèle, taille, issue et problème, les plus fréquents d’abord.',
  },
  'v3.enterprise.sessions.facets': {
    summary: 'Compter les sessions par valeur',
    description:
      'Combien de sessions d’une liste ont quel état, catégorie, origine, personne, organisation, dépôt, étiquette, agent, modèle, taille, issue et problème, les plus fréquents d’abord.',
  },
  'v3.org.sessions.stream': {
    summary: 'Observer les sessions',
    description:
      'Événements envoyés par le serveur pour une liste de sessions sous ses filtres : ce qui y entre, y change et en sort. Un client qui revient avec l’id du dernier événement vu reprend après lui, sans rien perdre ni doubler. Avec `q`, un `change` peut être la première nouvelle d’une session, et un `leave` parler d’une session qui n’y était pas.',
  },
  'v3.enterprise.sessions.stream': {
    summary: 'Observer les sessions',
    description:
      'Événements envoyés par le serveur pour une liste de sessions sous ses filtres : ce qui y entre, y change et en sort. Un client qui revient avec l’id du dernier événement vu reprend après lui, sans rien perdre ni doubler. Avec `q`, un `change` peut être la première nouvelle d’une session, et un `leave` parler d’une session qui n’y était pas.',
  },
  'v3.org.sessions.insights.generate': {
    summary: 'Faire analyser une session',
    description:
      'Met la session dans la file de celles à analyser, sauf si ses enseignements existent et sont à jour, ou sont en cours. Une tentative échouée est refaite.',
  },
  'v3.enterprise.sessions.insights.generate': {
    summary: 'Faire analyser une session',
    description:
      'Met la session dans la file de celles à analyser, sauf si ses enseignements existent et sont à jour, ou sont en cours. Une tentative échouée est refaite.',
  },
  'v3.org.sessions.import': {
    summary: 'Importer une transcription',
    description:
      'Lit les octets d’une transcription et en conserve les sessions. Une nouvelle importation ne change rien.',
  },
  'v3.org.sessions.import.again': {
    summary: 'Réimporter la transcription conservée d’une session',
    description: 'Lit l’original conservé d’une session importée avec le lecteur actuel.',
  },
  'v3.enterprise.machine.transcripts': {
    summary: 'Chercher les transcriptions de cette machine',
    description:
      'Ce que des agents ont laissé sur la machine où tourne le serveur, reconnu au contenu. Comme les deux points d’accès voisins, il n’existe que sur un serveur en boucle locale avec le moteur embarqué, appelé par un nom local ; ailleurs il n’y a rien à son chemin.',
  },
  'v3.enterprise.machine.import.get': {
    summary: 'Obtenir l’avancement de l’import de cette machine',
    description: 'L’import en cours, ou le dernier depuis le démarrage du serveur.',
  },
  'v3.enterprise.machine.import.start': {
    summary: 'Importer depuis cette machine',
    description:
      'Commence à importer les transcriptions de cette machine, ou un jeu de démonstration, et répond aussitôt ; un import déjà en cours est rejoint. Importer à nouveau ne change rien.',
  },
  'v3.enterprise.machine.demo.remove': {
    summary: 'Retirer le jeu de démonstration',
    description:
      'Retire les sessions du jeu de démonstration, et rien d’autre, de toutes les organisations qui les ont.',
  },
  'v3.org.users.create': {
    summary: 'Ajouter une personne à une organisation',
    description: 'Donne à une personne un rôle dans une organisation, à la place de celui qu’elle y avait.',
  },
  'v3.access': {
    summary: 'Obtenir ce que l’appelant peut faire',
    description: 'Ce que l’appelant peut faire dans l’entreprise et dans chaque organisation.',
  },
  'v3.signIn': {
    summary: 'Se connecter',
    description:
      'Pose un cookie par lequel un navigateur continue avec les droits de la clé envoyée, pendant 30 jours ou tant que la clé est valide. Les scripts ne peuvent pas le lire, les autres sites ne peuvent pas l’envoyer, et ce qui change quelque chose demande aussi l’en-tête `x-csrf-token`. Le secret du lien que le serveur affiche à son démarrage est accepté à la place d’une clé, une seule fois, pendant une heure.',
  },
  'v3.signOut': {
    summary: 'Se déconnecter',
    description: 'Termine la connexion du cookie envoyé.',
  },
  'v3.enterprise.keys.list': {
    summary: 'Lister les clés',
    description:
      'Les clés de l’entreprise, les plus anciennes d’abord, y compris celles révoquées, sans leurs secrets.',
  },
  'v3.enterprise.keys.create': {
    summary: 'Créer une clé',
    description:
      'Crée une clé pour une personne ou un utilisateur de service. Son secret n’est montré que dans cette réponse.',
  },
  'v3.enterprise.keys.revoke': {
    summary: 'Révoquer une clé',
    description: 'Met fin à une clé, immédiatement et définitivement.',
  },
}
