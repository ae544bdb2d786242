import type { extensions as english } from '../en/extensions.ts'
import type { Like } from '../texts.ts'

export const extensions: Like<typeof english> = {
  details:
    'Les structures publiées n’ont pas de place pour l’agent, les modèles, les jetons, le coût, le dépôt et la source.',
  steps: 'Les messages publiés omettent les appels d’outils, leurs résultats et le raisonnement.',
  import: 'Les sessions viennent de transcriptions d’agents qui ont tourné ailleurs.',
  machine: 'Les premières sessions viennent, d’un clic, de la machine où tourne le serveur.',
  evidence: 'Chaque affirmation est montrée avec ce sur quoi elle repose et comment elle a été obtenue.',
  summary:
    'Sommes sur les enseignements de plusieurs sessions : les pages publiées n’en disent qu’une à la fois.',
  generate:
    'Des pages plus récentes nomment ce point d’accès ; les plus anciennes, qui font ici le contrat, non.',
  addPerson:
    'Les pages publiées n’invitent que dans l’entreprise et ne connaissent aucun moyen d’ajouter une seule personne ici.',
  keys: 'Les clés des trois préfixes se créent au même endroit ; le service hébergé en crée la plupart sur ses pages web.',
  singular: 'Plusieurs clients utilisent les chemins au singulier d’anciennes pages.',
  withoutOrganization:
    'D’anciennes pages omettent l’organisation ; c’est la seule liste pour un membre de plusieurs organisations.',
  search: 'Les listes publiées ne peuvent pas être fouillées.',
  filters: 'Les listes publiées ne se filtrent pas par état, taille, agent, modèle ou coût.',
  ordering: 'Les listes publiées ne connaissent qu’un ordre.',
  facets: 'On choisit des filtres d’après le nombre de sessions que chacun laisserait.',
  stream: 'Sans cela, il faudrait redemander sans cesse une liste que l’on observe.',
  signIn: 'Un navigateur ne doit pas garder une clé là où des scripts peuvent la lire.',
  newerFilters:
    'Des pages plus récentes ont ces filtres sur la liste de l’organisation ; les listes de l’entreprise les acceptent aussi.',
  newerFilterValues: 'Valeurs que des pages plus récentes ont sur la liste de l’organisation.',
  newerMembers: 'Membres plus récents de la session, que ses enseignements reprennent.',
  newerValues: 'Valeurs plus récentes de la session, que ses enseignements reprennent.',
  scheduled: 'La valeur `scheduled` des anciennes pages, que les plus récentes omettent.',
  v1Message: 'La page publiée montre l’heure en ISO 8601 et la liste vide, sans les nommer.',
  v1Ranges:
    'Publié sans bornes. Ce qui dépasse est refusé plutôt que tronqué, afin qu’aucun client ne prenne une page tronquée pour la dernière.',
  filterRanges:
    'Publié sans bornes : au plus 10 000 valeurs ; les instants en secondes, car des millisecondes ne correspondraient à rien.',
  errors:
    'Des pages plus récentes donnent ces réponses pour les sessions ; ici, tout point d’accès peut les renvoyer.',
  validation:
    'Les anciennes pages ont la liste des erreurs dans `detail`, les plus récentes dans `errors` : les deux sont envoyés.',
  problem: 'Les membres de la RFC 9457, comme dans toute autre erreur.',
  retryAfter: 'Le même nombre que l’en-tête Retry-After, pour les clients qui ne lisent que le corps.',
}
