/**
 * The page without a connection: looks as its reader chose, and goes on as soon as there is an answer.
 * It imports nothing, since it stands where nothing can be fetched.
 */
const A_WHILE = 3_000

for (const name of ["theme", "density"]) {
  const chosen = document.cookie.match(new RegExp(`(?:^|; )${name}=([a-z]+)`))
  if (chosen) document.documentElement.dataset[name] = chosen[1]
}

async function look() {
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null)
  if (answer?.ok) location.reload()
  else setTimeout(look, A_WHILE)
}

addEventListener("online", look)
setTimeout(look, A_WHILE)
