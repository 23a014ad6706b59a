/** Tables of the schema `oncall`. */
export type OncallTables = Record<never, never>;
