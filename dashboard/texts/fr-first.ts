import type { Texts } from './en.ts'

/** Ce qui se dit tant qu’il n’y a pas de session, et pendant un import. */
export const first: Texts['first'] = {
  title: 'Apportez vos premières sessions',
  more: 'Apporter des sessions',
  found: (count) =>
    count === 1
      ? 'Une session a été trouvée dans {folders} : {agents}. Ses sous-agents viennent avec elle.'
      : 'Des sessions ont été trouvées dans {folders} : {agents}. Leurs sous-agents viennent avec elles.',
  ofAgent: '{count} de {agent}',
  onlyRead:
    'Vos fichiers sont seulement lus. Muster garde ce qu’il en tire dans sa propre base, sur cette machine.',
  import: 'Les importer',
  demo: 'Charger un jeu de démonstration',
  demoIsHere: (count) =>
    count === 1
      ? '1 session du jeu de démonstration est ici, sans compter ses sous-agents.'
      : `${format(count)} sessions du jeu de démonstration sont ici, sans compter leurs sous-agents.`,
  demoIsPartlyHere:
    '{count} des {size} sessions du jeu de démonstration sont ici, sans compter leurs sous-agents.',
  restOfDemo: 'Charger le reste du jeu de démonstration',
  removeDemo: 'Retirer le jeu de démonstration',
  removingDemo: 'Retrait du jeu de démonstration…',
  demoRemoved: (count) =>
    count === 1
      ? 'Le jeu de démonstration a été retiré : 1 session, et ses sous-agents.'
      : `Le jeu de démonstration a été retiré : ${format(count)} sessions, et leurs sous-agents.`,
  removeDemoText:
    'Ses sessions disparaissent, avec leurs analyses. Les vôtres restent telles quelles. Il peut être chargé à nouveau.',
  demoHint: 'Ou faites le tour avec des sessions inventées.',
  nothing: 'Aucun agent n’a laissé de sessions sur cette machine',
  looked: 'Dossiers examinés : {folders}.',
  unreadable: (count) =>
    count === 1
      ? 'Un endroit n’a pas pu être lu : {reason}'
      : `${count} endroits n’ont pas pu être lus : {reason}`,
  organization: 'Organisation qui les reçoit',
  byCommand: 'Apportez les sessions des agents de votre machine :',
  importing: 'Import des sessions',
  loading: 'Chargement du jeu de démonstration',
  finding: 'Recherche des fichiers…',
  files: '{done} fichiers sur {total}',
  ofDemo: '{done} sessions sur {total}',
  imported: (count) =>
    count === 1 ? '1 session importée.' : `${format(count)} sessions importées, sous-agents compris.`,
  unchanged: (count) =>
    count === 1 ? '1 était déjà là, inchangée.' : `${format(count)} étaient déjà là, inchangées.`,
  loaded: (count) =>
    `Jeu de démonstration de ${format(count)} sessions chargé, sans compter leurs sous-agents.`,
  skipped: (count) =>
    count === 1
      ? '1 fichier ne contenait aucune session.'
      : `${format(count)} fichiers ne contenaient aucune session.`,
  failed: (count) =>
    count === 1 ? '1 fichier n’a pas pu être lu' : `${format(count)} fichiers n’ont pas pu être lus`,
  brokeOff: 'L’import s’est interrompu : {reason}',
  stopped:
    'L’import s’est arrêté avec le serveur. Ce qu’il a apporté reste ; importez à nouveau pour le reste.',
}

function format(count: number): string {
  return count.toLocaleString('fr')
}
