/** The form builder and the matrix of rights by step. */
export { FormDesigner } from './form-designer.tsx';
export { RightsMatrix } from './rights-matrix.tsx';
