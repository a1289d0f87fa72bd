/**
 * What a screen reader is told, politely: `say("Labels is number 8 of 9.")`. Sentences that come
 * at once are read one after the other; each leaves when there was time to read it.
 */
const STAYS = 10_000

export function say(sentence) {
  const said = document.createElement("span")
  said.textContent = sentence
  document.getElementById("spoken")?.append(said, " ")
  setTimeout(() => {
    said.nextSibling?.remove()
    said.remove()
  }, STAYS)
}
