/** The lowest number of tokens that a text can have, by the api's own rule. */
export function tokensAtLeast(text) {
  let tenths = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const space = unit === 32 || (unit >= 9 && unit <= 13) || (unit >= 28 && unit <= 31);
    tenths += space ? 0 : unit < 128 ? 2 : 5;
  }
  return Math.floor(tenths / 10);
}
