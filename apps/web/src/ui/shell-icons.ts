/*
 * The icons of the pages everybody loads first. They are apart from the set so that the shell does not carry the room's:
 * a file goes into one chunk as a whole.
 */
export const plusIcon = 'M12 5v14M5 12h14'
export const closeIcon = 'M6 6l12 12M18 6L6 18'
export const playIcon = 'M7.5 4.5v15l12-7.5z'
export const sunIcon = 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4'
export const moonIcon = 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z'
/** The product's mark: a speech balloon whose tail is the line of writing it becomes. */
export const markIcon = 'M4 4.5h16v10.5H11l-4 4.5V15H4zM8 8.5h8M8 11.5h5'
