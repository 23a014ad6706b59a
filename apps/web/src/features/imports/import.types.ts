/** A file as it is sent: its name and its text. */
export type ImportFile = { fileName: string; content: string };
