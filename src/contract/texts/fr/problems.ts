import type { problems as english } from '../en/problems.ts'
import type { Like } from '../texts.ts'

export const problems: Like<typeof english> = {
  problem: {
    type: 'URI du type de problème.',
    title: 'Le statut HTTP en toutes lettres.',
    status: 'Le statut HTTP.',
    instance: 'Chemin de la requête.',
  },
  ValidationError: {
    about: 'Un défaut d’une requête.',
    loc: 'Où il se trouve : la partie de la requête, puis les noms et positions à l’intérieur.',
    msg: 'Ce qui ne va pas, pour les personnes.',
    type: 'Ce qui ne va pas, sous la forme d’un mot stable pour les programmes.',
  },
  HTTPValidationError: {
    about: 'Une requête non conforme au contrat.',
    detail: 'Tout ce qui ne va pas.',
    errors: 'La même liste, sous son nom plus récent.',
  },
  ProblemDetail: {
    about: 'Toute autre erreur.',
    detail: 'Ce qui s’est mal passé, et ce qu’il faut faire.',
    errors: 'Ce qui ne va pas dans la requête, si l’on peut le désigner.',
    retry_after: 'Secondes à attendre avant le prochain essai ; avec 429 et 503 seulement.',
  },
}
