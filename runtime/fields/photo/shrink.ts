/** The longest side of a photo that leaves the browser, in pixels: enough to read a door plate, a tenth of the bytes. */
export const LONGEST_SIDE = 1600;
const QUALITY = 0.85;

/**
 * Draws a photo anew as JPEG, upright and at most 1600 px long. Drawing keeps the picture only: place, time and
 * camera (EXIF) do not leave the phone.
 * @throws when the browser cannot read the picture.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('Expected a canvas to draw on, but the browser gave none.');
    // JPEG has no transparency: what is see-through becomes paper, not black.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!blob) throw new Error('Expected a JPEG, but the browser made none.');
    return new File([blob], `${file.name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`, { type: 'image/jpeg' });
  } finally {
    bitmap.close();
  }
}
