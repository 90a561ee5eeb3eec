// Brings a server back to how it began: rows, counters of ids and what it keeps in memory.

/** Ids of each kind begin far from those of every other, so that a number says what it is the id of. */
const counters = {
  users_id_seq: 10_000,
  roles_id_seq: 20_000,
  groups_id_seq: 30_000,
  personal_access_tokens_id_seq: 40_000,
  segments_id_seq: 50_000,
  addons_id_seq: 60_000,
};

/** Remembers every table as it is now. Answers with the way back. */
export async function rememberState({ services }, db) {
  const { rows } = await db.raw(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by tablename",
  );
  await db.raw(beginning);
  for (const { tablename } of rows) await db.raw(rememberTable(tablename));
  return async () => {
    await db.raw('select beginning.rewind()');
    services.maintenanceService.resolveMaintenance.clear();
    services.addonService.fetchAddonConfigs.clear();
    await services.apiTokenService.fetchActiveTokens();
    await services.frontendApiService.fetchFrontendSettings();
  };
}

/** Most tables are never written to, so each says itself when it was. */
const beginning = `
  create schema beginning;
  create table beginning.touched (name text primary key);
  create function beginning.touch() returns trigger language plpgsql as $$
  begin
    insert into beginning.touched values (tg_table_name) on conflict do nothing;
    return null;
  end $$;
  create function beginning.rewind() returns void language plpgsql as $$
  declare
    touched text;
  begin
    set local session_replication_role = replica;
    for touched in select name from beginning.touched loop
      execute format('delete from public.%I', touched);
      execute format('insert into public.%1$I select * from beginning.%1$I', touched);
    end loop;
    delete from beginning.touched;
    ${Object.entries(counters)
      .map(([name, start]) => `perform setval('public.${name}', ${start}, false);`)
      .join('\n    ')}
  end $$`;

function rememberTable(table) {
  return `
    create table beginning."${table}" as table public."${table}";
    create trigger touched after insert or update or delete or truncate on public."${table}"
      for each statement execute function beginning.touch()`;
}
