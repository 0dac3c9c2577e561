/** The 1-based line on which the element with that id begins, where its tag can be found. */
export function lineOf(xml: string, id: string): number | undefined {
  const place = [`id="${id}"`, `id='${id}'`].map((text) => xml.indexOf(text)).find((at) => at >= 0);
  if (place === undefined) return undefined;
  const start = xml.lastIndexOf('<', place);
  let line = 1;
  for (let at = xml.indexOf('\n'); at >= 0 && at < start; at = xml.indexOf('\n', at + 1)) line += 1;
  return line;
}
