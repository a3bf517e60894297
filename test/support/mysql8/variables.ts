/** What clients ask for when they connect, and what tells a server apart. */
export function variablesOf(version: string, comment: string): ReadonlyMap<string, string | number> {
  return new Map<string, string | number>([
    ['version', version],
    ['version_comment', comment],
    ['version_compile_os', 'Linux'],
    ['default_authentication_plugin', 'mysql_native_password'],
    ['authentication_policy', '*,,'],
    ['password_history', 0],
    ['password_reuse_interval', 0],
    ['default_password_lifetime', 0],
    ['autocommit', 1],
    ['sql_mode', 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE'],
    ['read_only', 0],
    ['super_read_only', 0],
    ['max_allowed_packet', 67_108_864],
    ['wait_timeout', 28_800],
    ['interactive_timeout', 28_800],
    ['lower_case_table_names', 0],
    ['character_set_client', 'utf8mb4'],
    ['collation_connection', 'utf8mb4_0900_ai_ci'],
    ['time_zone', 'SYSTEM'],

    ['transaction_isolation', 'REPEATABLE-READ'],

    ['hostname', 'fake-mysql'],
    ['port', 3306],
    ['server_id', 1],
    ['general_log', 1],
    ['log_raw', 0],
    ['skip_name_resolve', 1],
  ]);
}
