import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { archive, runTool, writeFiles } from './containers.js';
import { type Expected, type Places, type Scene, setting } from './places.js';
import { inDeletedFile } from './places-history.js';
import { pdfWithKernedText, sevenZip } from './places-formats.js';

interface Packed {
  readonly path: string;
  readonly content: Buffer | string;
  /** Behind the path and its `!`; undefined where the location is the file itself. */
  readonly member?: string | undefined;
}

type Files = Readonly<Record<string, string | Buffer>>;

function withFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-test-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pack = (command: readonly string[], files: Files): Buffer =>
  withFolder((folder) => archive(folder, command, files));
const zip = (files: Files): Buffer => pack(['zip', '-q', '-r'], files);
const tar = (files: Files): Buffer => pack(['tar', '-cf'], files);
const tool = (name: string, input: Buffer, ...options: string[]): Buffer => runTool(name, ['-c', ...options], input);
const xml = (element: string, body: string): string => {
  const [prefix = '', name] = element.includes(':') ? element.split(':') : ['', element];
  const namespace = `http://schemas.openxmlformats.org/${prefix === 'p' ? 'presentationml' : 'wordprocessingml'}/2006/main`;
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const tag = prefix === '' ? name : `${prefix}:${name}`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<${tag} ${declared}="${namespace}">${body}</${tag}>`;
};
const office = (files: Files): Buffer => zip({ '[Content_Types].xml': xml('Types', ''), ...files });
const halves = (token: string): readonly [string, string] => [token.slice(0, 17), token.slice(17)];

/** Files of the zip family, each with the member that such a file holds. */
const zips: Readonly<Record<string, (token: string) => Packed>> = Object.fromEntries(
  Object.entries({
    'app.zip': 'config/prod.env',
    'app.jar': 'BOOT-INF/classes/application.properties',
    'app.apk': 'assets/config.properties',
    'lib-1.0-py3-none-any.whl': 'lib/settings.py',
    'lib.1.0.0.nupkg': 'content/app.config',
    'app.war': 'WEB-INF/web.properties',
  }).map(([path, member]) => [
    path,
    (token: string) => ({ path, content: zip({ 'META-INF/x': 'x\n', [member]: setting(token) }), member }),
  ]),
);

const documents: Readonly<Record<string, (token: string) => Packed>> = {
  docx: (token) => {
    const runs = halves(token).map((half) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${half}</w:t></w:r>`);
    const first = '<w:r><w:t xml:space="preserve">token: </w:t></w:r>';
    const body = xml('w:document', `<w:body><w:p>${first}${runs.join('')}</w:p></w:body>`);
    return { path: 'notes.docx', content: office({ 'word/document.xml': body }), member: 'word/document.xml!text' };
  },
  xlsx: (token) => {
    const body = xml('sst', `<si><t>token</t></si><si><r><t>${halves(token).join('</t></r><r><t>')}</t></r></si>`);
    return { path: 'a.xlsx', content: office({ 'xl/sharedStrings.xml': body }), member: 'xl/sharedStrings.xml!text' };
  },
  pptx: (token) => {
    const runs = halves(token).map((half) => `<a:r><a:rPr lang="en"/><a:t>${half}</a:t></a:r>`);
    const body = xml('p:sld', `<p:txBody><a:p>${runs.join('')}</a:p></p:txBody>`);
    return { path: 'x.pptx', content: office({ 'ppt/slides/slide1.xml': body }), member: 'ppt/slides/slide1.xml!text' };
  },
  ipynb: (token) => {
    const cell = { cell_type: 'code', outputs: [], source: ['import os\n', `os.environ["T"] = "${token}"\n`] };
    return { path: 'try.ipynb', content: JSON.stringify({ cells: [cell], nbformat: 4 }, undefined, 1) };
  },
  pdf: (token) => ({ path: 'manual.pdf', content: pdfWithKernedText(token), member: 'object 4 text' }),
};

const tars: Readonly<Record<string, (token: string) => Packed>> = {
  tar: (token) => ({ path: 'a.tar', content: tar({ 'etc/app.env': setting(token) }), member: 'etc/app.env' }),
  'tar.gz': (token) => ({ path: 'a.tgz', content: gzipSync(tar({ 'a.env': setting(token) })), member: 'a.env' }),
  ...Object.fromEntries(
    ['bzip2', 'xz', 'zstd'].map((name) => [
      `tar of ${name}`,
      (token: string) => ({
        path: `a.tar.${name}`,
        content: tool(name, tar({ 'a.env': setting(token) }), '-q'),
        member: 'a.env',
      }),
    ]),
  ),
  '7z': (token) => ({
    path: 'a.7z',
    content: sevenZip('config/a.env', Buffer.from(setting(token))),
    member: 'config/a.env',
  }),
  'a Debian package': (token) => {
    const data = tool('xz', tar({ 'etc/app.env': setting(token) }));
    const content = pack(['ar', 'rc'], { 'debian-binary': '2.0\n', 'data.tar.xz': data });
    return { path: 'app.deb', content, member: 'data.tar.xz!etc/app.env' };
  },
  'a zip in a tar.gz in a zip': (token) => {
    const middle = gzipSync(tar({ 'lib/inner.jar': zip({ 'c.env': setting(token) }) }));
    return { path: 'n.zip', content: zip({ 'release.tgz': middle }), member: 'release.tgz!lib/inner.jar!c.env' };
  },
  'a layer of a Docker image': (token) => {
    const layer = tar({ 'srv/app/.env': setting(token), 'srv/app/.wh.old': '' });
    const manifest = JSON.stringify([{ Config: 'c.json', RepoTags: ['app:1'], Layers: ['l1/layer.tar'] }]);
    const content = tar({ 'manifest.json': manifest, 'c.json': '{}', 'l1/layer.tar': layer });
    return { path: 'image.tar', content, member: 'l1/layer.tar!srv/app/.env' };
  },
  'the configuration of a Docker image': (token) => {
    const config = JSON.stringify({ config: { Env: ['A=1', `T=${token}`] }, history: [{ created_by: 'RUN make' }] });
    return { path: 'image2.tar', content: tar({ 'manifest.json': '[]', 'c.json': config }), member: 'c.json' };
  },
  'a layer of an OCI image': (token) => {
    const blob = 'blobs/sha256/0123abcd';
    const layer = gzipSync(tar({ 'root/.netrc': `machine github.com login x password ${token}\n` }));
    const content = tar({ 'oci-layout': '{"imageLayoutVersion":"1.0.0"}', 'index.json': '{}', [blob]: layer });
    return { path: 'oci.tar', content, member: `${blob}!root/.netrc` };
  },
  'a name in a compressed tar': (token) => ({
    path: 'names.tar.gz',
    content: gzipSync(tar({ [`keys/${token}.txt`]: 'x\n' })),
  }),
};

const base64 = (value: string): string => Buffer.from(value).toString('base64');
const others: Readonly<Record<string, (token: string) => Packed>> = {
  'a compressed log': (token) => ({ path: 'app.log.gz', content: gzipSync(`start\n${setting(token)}`), member: '' }),
  'a row of a SQLite file': (token) => ({
    path: 'app.db',
    content: database(`CREATE TABLE users (name TEXT, token TEXT); INSERT INTO users VALUES ('ann', '${token}');`),
    member: 'users',
  }),
  'a blob in a SQLite file': (token) => {
    const hex = Buffer.from(setting(token)).toString('hex');
    const sql = `CREATE TABLE cache (k TEXT, v BLOB); INSERT INTO cache VALUES ('a', x'${hex}');`;
    return { path: 'cache.db', content: database(sql), member: 'cache' };
  },
  'a long text over many pages of a SQLite file': (token) => {
    const sql = `CREATE TABLE docs (body TEXT); INSERT INTO docs VALUES (printf('%.*c', 4060, 'x') || ' ${token} ' || printf('%.*c', 9000, 'y'));`;
    return { path: 'docs.db', content: database(sql), member: 'docs' };
  },
  'a deleted row of a SQLite file': (token) => ({
    path: 'deleted.db',
    content: database(
      `PRAGMA secure_delete = OFF; CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('${token}'); DELETE FROM t;`,
    ),
  }),
  'a Kubernetes secret': (token) => ({
    path: 'secret.yaml',
    content: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ntype: Opaque\ndata:\n  token: ${base64(token)}\n`,
  }),
  'docker config.json': (token) => ({
    path: 'docker/config.json',
    content: JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`ann:${token}`) } } }, undefined, 2),
  }),
  'a docker config.json in a Kubernetes secret': (token) => {
    const config = JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`ann:${token}`) } } });
    const head = 'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/dockerconfigjson\ndata:\n';
    return { path: 'pull.yaml', content: `${head}  .dockerconfigjson: ${base64(config)}\n` };
  },
  'npm credentials': (token) => ({ path: '.npmrc', content: `//npm.pkg.github.com/:_authToken=${token}\n` }),
  'npm credentials in base64': (token) => ({ path: 'old/.npmrc', content: `_auth=${base64(`ann:${token}`)}\n` }),
  'pip credentials': (token) => ({
    path: 'pip.conf',
    content: ['[global]\nindex-url = https:/', `/ann:${token}`, '@pypi.example.com/simple\n'].join(''),
  }),
  'credentials for an upload with twine': (token) => ({
    path: '.pypirc',
    content: `[pypi]\nusername = __token__\npassword = ${token}\n`,
  }),
};

/** Programs that were compiled, where the compiler is here. */
const compiled: Readonly<Record<string, readonly [needs: string, (token: string) => Packed]>> = {
  'a .pyc file': [
    'python3',
    (token) => {
      const script = "import py_compile; py_compile.compile('m.py', 'm.pyc', doraise=True)";
      return {
        path: 'm.pyc',
        member: 'strings',
        content: built({ 'm.py': `T = "${token}"\n` }, 'm.pyc', ['python3', '-c', script]),
      };
    },
  ],
  'a .class file': [
    'javac',
    (token) => {
      const source = `class M { String t = "${token}"; }\n`;
      return {
        path: 'M.class',
        member: 'strings',
        content: built({ 'M.java': source }, 'M.class', ['javac', 'M.java']),
      };
    },
  ],
};

export const archivePlaces: Places = asPlaces({ ...zips, ...documents, ...tars, ...others });
export const compiledPlaces: Readonly<Record<string, { readonly needs: string; readonly places: Places }>> =
  Object.fromEntries(
    Object.entries(compiled).map(([name, [needs, make]]) => [name, { needs, places: asPlaces({ [name]: make }) }]),
  );

/** Each file is committed and removed again, so that only the history has it. */
function asPlaces(table: Readonly<Record<string, (token: string) => Packed>>): Places {
  return Object.fromEntries(
    Object.entries(table).map(([name, make]) => [name, (scene: Scene, token: string) => planted(scene, make(token))]),
  );
}

function planted(scene: Scene, { path, content, member }: Packed): Expected {
  const full = `packed/${path}`;
  const expected = inDeletedFile(scene, full, content);
  return {
    ...expected,
    path: member === undefined || member === '' ? full : `${full}!${member}`,
    ...(member === undefined ? {} : { member }),
  };
}

function database(sql: string): Buffer {
  return withFolder((folder) => {
    runTool('sqlite3', [join(folder, 'x.db'), sql]);
    return runTool('cat', [join(folder, 'x.db')]);
  });
}

function built(files: Files, result: string, [command = '', ...args]: readonly string[]): Buffer {
  return withFolder((folder) => {
    writeFiles(folder, files);
    runTool(command, args, undefined, folder);
    return runTool('cat', [join(folder, result)]);
  });
}
