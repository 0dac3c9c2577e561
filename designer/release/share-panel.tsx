import { Button, Input } from 'antd';
import { toDataURL } from 'qrcode';
import { useEffect, useId, useState } from 'react';
import { toast } from '#designer/app';
import { defineTexts, useTexts } from '#runtime/ui';

const words = defineTexts({
  link: ['给居民的链接', 'Link for residents'],
  copy: ['复制链接', 'Copy the link'],
  copied: ['已复制链接', 'Link copied'],
  qr: ['“{name}”的二维码', 'QR code of “{name}”'],
  download: ['下载二维码', 'Download the QR code'],
  hint: ['可以印在告示上，用手机扫一扫就能填写。', 'Print it on a notice: a phone’s camera opens the form.'],
});

interface Props {
  readonly path: string;
  readonly name: string;
  /** Whom the link is for; residents, unless told otherwise. */
  readonly label?: string;
}

/** How residents get there: a link and a QR code. */
export function SharePanel({ path, name, label }: Props) {
  const say = useTexts(words);
  const id = useId();
  const url = new URL(path, location.origin).href;
  const [image, setImage] = useState<string>();
  useEffect(() => {
    let live = true;
    void toDataURL(url, { width: 480, margin: 2, errorCorrectionLevel: 'M' }).then(
      (data) => live && setImage(data),
    );
    return () => {
      live = false;
    };
  }, [url]);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast({ text: { zh: words.copied[0], en: words.copied[1] } });
  };
  return (
    <div className="share">
      <div className="stack">
        <label htmlFor={id}>{label ?? say('link')}</label>
        <div className="share-link">
          <Input id={id} readOnly value={url} onFocus={(event) => event.target.select()} />
          <Button onClick={() => void copy()}>{say('copy')}</Button>
        </div>
        {!label && <p className="hint">{say('hint')}</p>}
      </div>
      {image && (
        <figure className="qr">
          <img src={image} width={160} height={160} alt={say('qr', { name })} />
          <figcaption>
            <a href={image} download={`${name}.png`}>
              {say('download')}
            </a>
          </figcaption>
        </figure>
      )}
    </div>
  );
}
