import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Columns that lists are narrowed by. */
const FACETS = [
  'org_id',
  'origin',
  'category',
  'user_id',
  'service_user_id',
  'playbook_id',
  'schedule_id',
  'automation_id',
  'repo_name',
  'parent_session_id',
]

/**
 * PostgreSQL 15 SQL that also runs on the embedded engine and on Citus. Tables of everyone come first and are
 * reference tables there; tables owned by an organisation have `org_id` in every key and are distributed by it.
 */
const STATEMENTS = [
  `create function distribute(relation text, kind text) returns void language plpgsql as $$
   begin
     if not exists (select from pg_extension where extname = 'citus') then
       return;
     end if;
     set local citus.multi_shard_modify_mode = 'sequential';
     if kind = 'reference' then
       execute format('select create_reference_table(%L)', relation);
     elsif relation = 'sessions' then
       execute format('select create_distributed_table(%L, %L)', relation, 'org_id');
     else
       execute format('select create_distributed_table(%L, %L, colocate_with => %L)', relation, 'org_id', 'sessions');
     end if;
   end $$`,

  `create table enterprises (
     enterprise_id text primary key,
     name text not null,
     created_at bigint not null
   )`,
  `select distribute('enterprises', 'reference')`,

  `create table organizations (
     org_id text primary key,
     enterprise_id text not null references enterprises,
     name text not null,
     session_prefix text not null,
     created_at bigint not null,
     updated_at bigint not null,
     deleted_at bigint,
     max_session_acu_limit bigint,
     max_cycle_acu_limit bigint
   )`,
  `create index organizations_session_prefix on organizations (session_prefix)`,
  `select distribute('organizations', 'reference')`,

  `create table users (
     user_id text primary key,
     email text not null,
     name text,
     enterprise_role text,
     created_at bigint not null
   )`,
  `create unique index users_email on users (lower(email))`,
  `select distribute('users', 'reference')`,

  `create table memberships (
     user_id text not null references users,
     org_id text not null references organizations,
     role text not null,
     created_at bigint not null,
     primary key (user_id, org_id)
   )`,
  `create index memberships_org on memberships (org_id)`,
  `select distribute('memberships', 'reference')`,

  `create table service_users (
     service_user_id text primary key,
     name text not null,
     org_id text references organizations,
     role text,
     permissions text[],
     created_at bigint not null,
     check ((role is null) <> (permissions is null))
   )`,
  `select distribute('service_users', 'reference')`,

  `create table api_keys (
     key_id text primary key,
     kind text not null,
     name text not null,
     digest bytea not null unique,
     user_id text references users,
     service_user_id text references service_users,
     org_id text references organizations,
     created_at bigint not null,
     expires_at bigint,
     revoked_at bigint,
     check ((user_id is null) <> (service_user_id is null))
   )`,
  `select distribute('api_keys', 'reference')`,

  // What a session has that lists are narrowed by, as numbers: a small index finds those that have several of them.
  `create function facets_of(labels text[]) returns integer[] language sql immutable parallel safe as $$
     select array_agg(hashtext(label)) from unnest(labels) label where label is not null
   $$`,

  `create table sessions (
     org_id text not null references organizations,
     session_id text not null,
     created_at bigint not null,
     updated_at bigint not null,
     title text,
     status text not null,
     status_detail text,
     live_detail text,
     live_until bigint,
     origin text,
     user_id text,
     service_user_id text,
     playbook_id text,
     schedule_id text,
     automation_id text,
     snapshot_id text,
     devin_mode text,
     category text,
     subcategory text,
     repo_name text,
     tags text[] not null default '{}',
     is_archived boolean not null default false,
     parent_session_id text,
     parent_ref text,
     child_session_ids text[] not null default '{}',
     acus_consumed double precision not null default 0,
     num_user_messages integer not null default 0,
     num_devin_messages integer not null default 0,
     pull_requests jsonb not null default '[]',
     structured_output jsonb,
     revision bigint not null default 0,
     facets integer[] not null generated always as (facets_of(array[
       ${FACETS.map((column) => `'${column}:' || ${column}`).join(', ')},
       case when is_archived then 'is_archived:true' end
     ] || tags)) stored,
     primary key (org_id, session_id),
     check (updated_at >= created_at)
   )`,
  `create index sessions_facets on sessions using gin (facets) with (fastupdate = off)`,
  `create index sessions_newest on sessions (created_at desc, session_id desc)`,
  `create index sessions_org_newest on sessions (org_id, created_at desc, session_id desc)`,
  `create index sessions_id on sessions (session_id)`,
  `create index sessions_updated on sessions (updated_at)`,
  `create index sessions_tags on sessions using gin (tags) with (fastupdate = off)`,
  `create index sessions_archived on sessions (created_at desc, session_id desc) where is_archived`,
  `create index sessions_parent_ref on sessions (org_id, parent_ref) where parent_ref is not null`,
  ...FACETS.filter((column) => column !== 'org_id').map(
    (column) =>
      `create index sessions_${column} on sessions (${column}, created_at desc, session_id desc) where ${column} is not null`,
  ),
  `select distribute('sessions', 'owned')`,

  `create table session_details (
     org_id text not null,
     session_id text not null,
     agent text not null,
     agent_version text,
     external_id text not null,
     tokens_by_model jsonb not null,
     tool_calls jsonb not null,
     cost_usd double precision,
     cost_complete boolean not null,
     repository_url text,
     branch text,
     cwd text,
     active_micros bigint,
     last_record_at bigint,
     num_steps integer not null,
     original_id text not null,
     original_digest text not null,
     reader_version integer not null,
     imported_at bigint not null,
     primary key (org_id, session_id),
     foreign key (org_id, session_id) references sessions (org_id, session_id) on delete cascade
   )`,
  `create index session_details_original on session_details (org_id, original_id)`,
  `select distribute('session_details', 'owned')`,

  `create table messages (
     org_id text not null,
     session_id text not null,
     revision bigint not null,
     position integer not null,
     event_id text not null,
     source text not null,
     message text not null,
     created_at bigint not null,
     primary key (org_id, session_id, revision, position)
   )`,
  `select distribute('messages', 'owned')`,

  `create table steps (
     org_id text not null,
     session_id text not null,
     revision bigint not null,
     position integer not null,
     event_id text not null,
     kind text not null,
     name text,
     call_id text,
     is_error boolean,
     created_at bigint,
     line integer not null,
     byte_offset bigint not null,
     byte_length integer not null,
     pointer text not null,
     primary key (org_id, session_id, revision, position)
   )`,
  `select distribute('steps', 'owned')`,

  `create table originals (
     org_id text not null,
     original_id text not null,
     digest text not null,
     agent text not null,
     name text,
     bytes bigint not null,
     chunks text[] not null,
     first_record_id text,
     created_at bigint not null,
     replaced_at bigint,
     primary key (org_id, original_id, digest)
   )`,
  `create index originals_digest on originals (org_id, digest)`,
  `create index originals_first_record on originals (org_id, first_record_id) where first_record_id is not null`,
  `create index originals_chunks on originals using gin (chunks) with (fastupdate = off)`,
  `select distribute('originals', 'owned')`,

  `create table original_chunks (
     org_id text not null,
     digest text not null,
     bytes bytea not null,
     primary key (org_id, digest)
   )`,
  `alter table original_chunks alter column bytes set storage external`,
  `select distribute('original_chunks', 'owned')`,

  `create table org_totals (
     org_id text primary key references organizations,
     sessions bigint not null
   )`,
  `select distribute('org_totals', 'owned')`,
]

export const foundation: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
