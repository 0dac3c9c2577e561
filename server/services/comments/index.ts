export { type CommentDoc, type CommentsService, commentsOf, createComments, sees } from './comments.ts';
