/*
 * Runs before the first paint, and before anything heavier has come: says which screen the address asks for (so that the
 * form in the page shows on a meeting's link and only there), sets the chosen theme, hides the form from whoever goes
 * straight in, and keeps an early "Entrar" for later. It also asks again for a style that did not come, which the page's own loader
 * never does: a room without its styles cannot be used.
 */
(function () {
  var root = document.documentElement
  root.dataset.screen = location.pathname.startsWith('/r/') ? 'enter' : 'app'
  try {
    var theme = JSON.parse(localStorage.getItem('acta-viva:theme'))
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch { /* storage refused: the device's theme stays */ }
  try {
    var known = JSON.parse(localStorage.getItem('acta-viva:meetings')) || []
    var here = known.find(function (one) { return one.id === location.pathname.split('/')[2] })
    if (here && here.person && root.dataset.screen === 'enter') root.dataset.known = 'yes'
  } catch { /* damaged: the form simply shows */ }
  document.addEventListener('submit', function (event) {
    if (event.target.id !== 'enter-form') return
    event.preventDefault()
    event.target.dataset.early = 'yes'
  })
  document.addEventListener('error', function (event) {
    var lost = event.target
    if (lost.rel !== 'stylesheet') return
    lost.dataset.lost = 'yes'
    setTimeout(function () {
      var again = lost.cloneNode()
      again.onload = function () { delete again.dataset.lost }
      lost.replaceWith(again)
    }, 1000)
  }, true)
})()
