/** Lengths of time in as few letters as a row of a list has room for. */

const MINUTE = 60_000
const UNITS = [["day", 24 * 60 * MINUTE], ["hour", 60 * MINUTE]]

/** `32m`, `5h`, `3d`; with a minus once it is over. */
export function brief(milliseconds) {
  const size = Math.abs(milliseconds)
  const sign = milliseconds <= -MINUTE ? "−" : ""
  const [unit, length] = UNITS.find(([, length]) => size >= 2 * length) ?? ["minute", MINUTE]
  return sign + words(unit).format(Math.floor(size / length))
}

function words(unit) {
  const language = document.documentElement.lang || "en"
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "narrow" })
}
