/** Grants the runtime role its privileges on a PostgreSQL server. Runs as the owner of the tables. */
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { RoleGranted, RuntimeRoles } from '../../usecases/ports/runtime-role.ts';
import type { ScriptTransaction } from '../engine.ts';
import type { Database } from '../open-database.ts';
import { queueSchema, tableGrants } from './table-grants.ts';

/** Grants on an open database. */
export function runtimeRoles(database: Pick<Database, 'kind' | 'inTransaction'>): RuntimeRoles {
  return {
    asOwner: async () => (database.kind === 'embedded' ? done(null) : database.inTransaction(asOwner)),
    grant: async (role) =>
      database.kind === 'embedded'
        ? refused({
            code: 'not-allowed',
            message: '内嵌数据库只有一个账户，不需要授权；改用 PostgreSQL（DATABASE_URL）后再运行。',
          })
        : database.inTransaction((transaction) => grant(transaction, role)),
    granted: async () =>
      database.kind === 'embedded'
        ? []
        : database.inTransaction(async (transaction) =>
            (
              await transaction.query<{ role: string }>(
                `select distinct r.rolname as role from pg_class c, aclexplode(c.relacl) a, pg_roles r
                 where c.oid = to_regclass('schema_migration') and r.oid = a.grantee and a.grantee <> c.relowner
                 order by 1`,
              )
            ).map(({ role }) => role),
          ),
  };
}

interface Standing {
  readonly superuser: boolean;
  readonly powers: boolean;
  readonly owner: boolean;
  readonly us: boolean;
}

/** A role that owns the tables, or may become their owner, could lift every restriction that it is given. */
async function standingOf({ query }: ScriptTransaction, role: string): Promise<Standing | undefined> {
  const [found] = await query<Standing>(
    `select r.rolsuper as superuser, (r.rolcreaterole or r.rolbypassrls or r.rolreplication or r.rolcreatedb) as powers,
       exists (
         select from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
           and pg_has_role(r.oid, c.relowner, 'MEMBER')
       ) or exists (
         select from pg_database d where d.datname = current_database() and pg_has_role(r.oid, d.datdba, 'MEMBER')
       ) as owner,
       r.rolname = current_user as us
     from pg_roles r where r.rolname = $1`,
    [role],
  );
  return found;
}

async function asOwner({ query }: ScriptTransaction): Promise<Result<null>> {
  const [row] = await query<{ owner: boolean }>(
    `select pg_has_role(current_user, relowner, 'MEMBER') as owner from pg_class where oid = to_regclass('audit_entry')`,
  );
  if (row?.owner === true) return done(null);
  return refused({
    code: 'not-allowed',
    message: '现在连接所用的账户不是数据表的所有者：请把 DATABASE_URL 换成所有者账户，再运行本命令。',
  });
}

async function grant(transaction: ScriptTransaction, role: string): Promise<Result<RoleGranted>> {
  const owner = await asOwner(transaction);
  if (!owner.ok) return owner;
  const standing = await standingOf(transaction, role);
  if (standing === undefined) {
    return refused({
      code: 'not-found',
      field: 'role',
      message: `没有名为“${role}”的数据库账户。请先建立：create role ${quoted(role)} login password '…'; 再运行本命令。`,
    });
  }
  if (standing.us || standing.owner || standing.superuser || standing.powers) {
    const why = standing.us
      ? '就是现在连接所用的账户'
      : standing.superuser
        ? '是超级用户'
        : standing.owner
          ? '是数据表或数据库的所有者（或其成员）'
          : '有建库、建角色、复制或绕过行级安全的权限';
    return refused({
      code: 'not-allowed',
      field: 'role',
      message: `“${role}”${why}，给它的限制不起作用。请另建一个普通账户供程序运行使用。`,
    });
  }
  const tables = await transaction.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace order by 1`,
  );
  const [place] = await transaction.query<{ database: string; schema: string }>(
    'select current_database() as database, current_schema() as schema',
  );
  await transaction.script(
    ownTables(
      role,
      place!,
      tables.map(({ name }) => name),
    ),
  );
  const [queue] = await transaction.query<{ there: boolean }>(
    'select to_regnamespace($1) is not null as there',
    [queueSchema],
  );
  if (queue!.there) await transaction.script(queueTables(role));
  return done({ role, tables: tables.length, queue: queue!.there });
}

/**
 * First everything is taken back, so that a privilege given by hand or by an older version does not stay. What PUBLIC
 * may do the role may do as well: making tables in the schema and temporary ones is therefore taken from PUBLIC.
 */
function ownTables(
  role: string,
  place: { readonly database: string; readonly schema: string },
  tables: readonly string[],
): string {
  const to = quoted(role);
  const database = quoted(place.database);
  const schema = quoted(place.schema);
  return [
    `revoke create, temporary on database ${database} from public, ${to}`,
    `revoke create on schema ${schema} from public, ${to}`,
    `revoke all on all tables in schema ${schema} from public, ${to}`,
    `revoke all on all sequences in schema ${schema} from public, ${to}`,
    `grant connect on database ${database} to ${to}`,
    `grant usage on schema ${schema} to ${to}`,
    ...tables.flatMap((table) => {
      const privileges = tableGrants[table];
      return privileges === undefined
        ? []
        : [`grant ${privileges.join(', ')} on table ${schema}.${quoted(table)} to ${to}`];
    }),
  ].join(';\n');
}

function queueTables(role: string): string {
  const to = quoted(role);
  return [
    `revoke all on all tables in schema ${queueSchema} from ${to}`,
    `grant usage on schema ${queueSchema} to ${to}`,
    `grant select, insert, update, delete on all tables in schema ${queueSchema} to ${to}`,
    `grant usage on all sequences in schema ${queueSchema} to ${to}`,
    `grant execute on all functions in schema ${queueSchema} to ${to}`,
  ].join(';\n');
}

/** A name as SQL takes it literally. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
