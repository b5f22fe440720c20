/* `/practice`: the play is here; the room it is played in is put together where rooms are. */
export { PracticePage as default } from '../../routes/practice.tsx'
