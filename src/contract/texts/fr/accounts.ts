import type { accounts as english } from '../en/accounts.ts'
import type { Like } from '../texts.ts'

export const accounts: Like<typeof english> = {
  self: {
    principal_type: 'Au nom de qui parle la clé.',
    org_id:
      'Identifiant de l’unique organisation à laquelle la clé est liée ; null si elle ne l’est à aucune.',
  },
  ServiceUserSelf: {
    about: 'Un utilisateur de service.',
    service_user_id: 'Identifiant de l’utilisateur de service.',
    service_user_name: 'Nom de l’utilisateur de service.',
  },
  PatUserSelf: {
    about: 'Une personne, par un jeton d’accès personnel.',
    user_id: 'Identifiant de la personne.',
    user_name: 'Nom de la personne.',
    api_key_id: 'Identifiant du jeton.',
    api_key_name: 'Nom du jeton.',
  },
  DevinBrainUserSelf: {
    about: 'Une session en cours. Jamais renvoyé par ce serveur.',
    devin_id: 'Identifiant de la session.',
    org_id: 'Identifiant de son organisation.',
    user_id: 'Identifiant de la personne pour qui elle travaille.',
    creator_service_user_id: 'Identifiant de l’utilisateur de service qui l’a lancée.',
  },
  WindsurfSessionUserSelf: {
    about: 'Une personne, par un éditeur. Jamais renvoyé par ce serveur.',
    user_id: 'Identifiant de la personne.',
    org_id: 'Identifiant de l’organisation.',
    user_name: 'Nom de la personne.',
  },
  Access: {
    about: 'Ce que l’appelant peut faire, et où.',
    name: 'Nom de la personne ou de l’utilisateur de service.',
    csrf_token:
      'À envoyer dans l’en-tête `x-csrf-token` avec tout ce qui change quelque chose ; null pour qui envoie une clé.',
    permissions: 'Permissions dans toute l’entreprise.',
    organizations: 'Organisations où l’appelant a une permission, par nom.',
    imports_from_machine:
      'Indique si le serveur tourne sur la machine même de l’appelant et peut importer ce que des agents y ont laissé : en boucle locale, sur le moteur embarqué, pour un administrateur.',
  },
  OrganizationAccess: {
    about: 'Ce que l’appelant peut faire dans une organisation.',
    org_id: 'Id de l’organisation.',
    name: 'Nom de l’organisation.',
    permissions: 'Permissions là-bas, celles de l’entreprise comprises.',
  },
  SignOutResponse: {
    about: 'Ce qu’est devenue une connexion.',
    signed_out: 'S’il y en avait une à terminer.',
  },
  acuLimits: {
    max_session_acu_limit: 'Nombre maximal d’unités de calcul par session ; null si aucune limite.',
    max_cycle_acu_limit:
      'Nombre maximal d’unités de calcul de l’organisation par cycle de facturation ; null si aucune limite.',
  },
  OrganizationResponse: {
    about: 'Une organisation.',
    org_id: 'Identifiant de l’organisation ; il commence par `org-`.',
    name: 'Nom de l’organisation.',
    created_at: 'Moment de sa création. Secondes Unix.',
    updated_at: 'Sa dernière modification. Secondes Unix.',
  },
  OrganizationCreateRequest: {
    about: 'Une nouvelle organisation.',
    name: 'Nom de l’organisation.',
  },
  User: {
    about: 'Une personne.',
    user_id: 'Identifiant de la personne.',
    email: 'Adresse e-mail de la personne.',
    name: 'Nom de la personne.',
    role_assignments: 'Les rôles de la personne.',
  },
  UserBulkCreateRequest: {
    about: 'Des personnes à ajouter à l’entreprise.',
    emails: 'Leurs adresses e-mail.',
    enterprise_role_id: 'Identifiant du rôle d’entreprise qu’elles reçoivent.',
  },
  UserCreateRequest: {
    about: 'Une personne à ajouter à une organisation.',
    email: 'Adresse e-mail de la personne.',
    role: 'Le rôle que la personne reçoit dans l’organisation.',
    name: 'Nom de la personne. Par défaut, aucun.',
  },
  Role: {
    about: 'Un ensemble de permissions qui porte un nom.',
    role_id: 'Identifiant du rôle.',
    role_name: 'Nom du rôle.',
    role_type: 'Indique s’il vaut dans l’entreprise ou dans une organisation.',
  },
  RoleAssignment: {
    about: 'Un rôle et le lieu où il vaut.',
    role: 'Le rôle.',
    org_id: 'Identifiant de l’organisation où il vaut ; null pour toute l’entreprise.',
  },
  key: {
    key_id: 'Identifiant de la clé ; il commence par `apikey-`.',
    kind: 'Type de clé : son préfixe sans le dernier tiret bas.',
    name: 'Nom de la clé.',
    org_id: 'Identifiant de l’unique organisation à laquelle elle est liée.',
    user_id: 'Identifiant de la personne au nom de qui elle parle.',
    user_email: 'Adresse e-mail de cette personne.',
    service_user_id: 'Identifiant de l’utilisateur de service au nom de qui elle parle.',
    role: 'Le rôle qui lui a été donné.',
    permissions: 'Les permissions qui lui ont été données à la place d’un rôle.',
    created_at: 'Moment de sa création. Secondes Unix.',
    expires_at: 'Moment de son expiration ; null si elle n’expire jamais. Secondes Unix.',
    revoked_at: 'Moment de sa révocation ; null si elle n’est pas révoquée. Secondes Unix.',
  },
  ApiKey: { about: 'Une clé, sans son secret.' },
  ApiKeyCreated: {
    about: 'Une nouvelle clé. Le secret n’est montré que cette fois.',
    key: 'Le secret : ce qui est envoyé comme jeton Bearer.',
  },
  ApiKeyCreateRequest: {
    about: 'Une clé à créer.',
    kind: 'Type de clé.',
    name: 'Nom de la clé.',
    org_id:
      'Identifiant de l’organisation à laquelle la lier. Par défaut, l’entreprise, pour `cog` seulement.',
    email: 'Adresse e-mail de la personne au nom de qui elle parle. Par défaut, un utilisateur de service.',
    role: 'Le rôle à lui donner ; incompatible avec `permissions`.',
    permissions: 'Les permissions à lui donner ; incompatible avec `role`.',
    expires_at: 'Moment de son expiration. Secondes Unix. Par défaut, jamais.',
  },
}
