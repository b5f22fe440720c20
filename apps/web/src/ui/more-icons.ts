/*
 * Icons of what is opened later than the room itself: a file of their own, so that the first picture does not wait for them. An icon
 * that the frame, the agenda or the queue comes to need moves to icons.ts.
 */
export const dragIcon = 'M5 9h14M5 15h14M9 5.5l3-3 3 3M9 18.5l3 3 3-3'
export const upIcon = 'M5.5 15L12 8.5l6.5 6.5'
export const downIcon = 'M5.5 9L12 15.5 18.5 9'
export const backIcon = 'M15 5.5L8.5 12l6.5 6.5'
export const minusIcon = 'M5 12h14'
export const redoIcon = 'M15.5 5l4 4-4 4M19.5 9h-9a5.5 5.5 0 0 0 0 11H15'
export const trashIcon = 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 11v5M14 11v5'
export const linkIcon = 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1'
export const copyIcon = 'M8.5 8.5h11v11h-11zM5.5 15.5h-1v-11h11v1'
export const downloadIcon = 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15'
export const qrIcon = 'M4.5 4.5h5.5v5.5H4.5zM14 4.5h5.5v5.5H14zM4.5 14h5.5v5.5H4.5zM14 14h2.5v2.5M19.5 14v2.5h-1M14 19.5h2.5M19.5 19.5h.01'
export const lockIcon = 'M5.5 10.5h13v9.5h-13zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3M12 14.5v2'
export const sendIcon = 'M3.5 11.5l17-7-5.5 16-3.5-6.5zM11.5 14l4-4.5'
export const attachIcon = 'M19.5 11.5l-7.8 7.8a4.7 4.7 0 0 1-6.6-6.6l8.2-8.2a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2'
export const cameraIcon = 'M3.5 7.5h4l1.5-2.5h6l1.5 2.5h4v12h-17zM12 10a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z'
export const guideIcon = 'M4.5 6.5l1.3 1.3L8 5M4.5 12.5l1.3 1.3L8 11M4.5 18.5l1.3 1.3L8 17M11.5 6.5h8.5M11.5 12.5h8.5M11.5 18.5h8.5'
export const leaveIcon = 'M13.5 4.5H5v15h8.5M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5'
