/** Where the numbered SQL files are; fits the sources and the bundle alike. */
export const migrationsFolder = new URL('./migrations/', import.meta.url);
