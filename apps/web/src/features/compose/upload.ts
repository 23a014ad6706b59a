import { uploadMedia, type Media, type Problem } from '@beffroi/contracts';
import { addressOf, ApiProblem } from '../../shared/api.ts';
import { currentLocale } from '../../shared/locale.ts';

/** Sends a file to the library, telling how much of it has left, from 0 to 1. Errors: `ApiProblem` */
export function upload(territoryId: string, file: File, onProgress: (share: number) => void): Promise<Media> {
  return new Promise((resolve, reject) => {
    // `fetch` does not say how much of a body has left.
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(uploadMedia, { territoryId }, { name: file.name.slice(0, 200) || 'image' }));
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('accept-language', currentLocale());
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as Media);
      else reject(new ApiProblem((request.response ?? unreachable(request.status)) as Problem));
    });
    request.addEventListener('error', () => reject(new ApiProblem(unreachable(0))));
    request.send(file);
  });
}

const unreachable = (status: number): Problem => ({
  type: 'about:blank',
  title: 'Unreachable',
  status,
  code: 'client.unreachable',
});
