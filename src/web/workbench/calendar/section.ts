/** Address of the menu entry that the pages of the working calendar belong to. */
export const section = '/workbench/calendar';
