/** `role1`, `role2`, …: the first that is free. A key is a name in FEEL, so letters and digits only. */
export function freshKey(stem: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}
