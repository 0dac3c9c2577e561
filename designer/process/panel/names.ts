/** A person with their post, so that two of one name can be told apart. */
export function personName(person: {
  name: string;
  posts: readonly { unitName: string; name: string }[];
}): string {
  const [post] = person.posts;
  return post ? `${person.name}（${post.unitName} · ${post.name}）` : person.name;
}
