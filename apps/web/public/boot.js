/*
 * Runs before the first paint, and before anything heavier has come: says which screen the address asks for (so that the
 * form in the page shows on a meeting's link and only there), sets the chosen theme, and keeps an early "Entrar" for later.
 */
(function () {
  var root = document.documentElement
  root.dataset.screen = location.pathname.startsWith('/r/') ? 'enter' : 'app'
  try {
    var theme = JSON.parse(localStorage.getItem('acta-viva:theme'))
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch { /* storage refused: the device's theme stays */ }
  document.addEventListener('submit', function (event) {
    if (event.target.id !== 'enter-form') return
    event.preventDefault()
    event.target.dataset.early = 'yes'
  })
})()
