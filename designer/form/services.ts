import type { FieldServices } from '#runtime/fields';

/** What the views may ask of the builder: example places, and files that stay on this device. */
export const previewServices: FieldServices = {
  async upload(file, onProgress) {
    onProgress(1);
    return { id: URL.createObjectURL(file), name: file.name, type: file.type, bytes: file.size };
  },
  fileUrl: (id) => id,
  places: [
    { id: 'example-1', name: '东里社区', grids: [{ id: 'example-1-1', name: '第一网格' }] },
    { id: 'example-2', name: '西里社区', grids: [] },
  ],
  now: () => Date.now(),
  zone: 'Asia/Shanghai',
};
