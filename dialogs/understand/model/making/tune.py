"""Cuts, tunes and stores the encoder: see README.md beside this file. Needs numpy, torch, onnx and onnxruntime.

    python3 tune.py WEIGHTS CORPUS_FOLDER HANDS OUT_FOLDER
"""
import glob, json, math, os, random, re, struct, sys, unicodedata
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F


def read(path):
    raw = open(path, 'rb').read(); at = 4

    def take(fmt):
        nonlocal at
        v = struct.unpack_from('<' + fmt, raw, at); at += struct.calcsize('<' + fmt)
        return v if len(v) > 1 else v[0]

    assert raw[:4] == b'E5S1', 'not an E5S1 file'
    take('I'); hidden, layers, heads, ff, vocab, max_pos, types = take('7i'); eps = take('f'); take('i')
    count = take('i'); bos, eos, pad, unk = take('4i'); blob_size = take('Q')
    offs = np.frombuffer(raw, np.uint32, count + 1, at); at += (count + 1) * 4
    scores = np.frombuffer(raw, np.float32, count, at); at += count * 4
    blob = raw[at:at + blob_size]; at += blob_size
    n_norm = take('i'); norm_size = take('I'); norm_raw = raw[at:at + norm_size]; at += norm_size
    norm, q = {}, 0
    for _ in range(n_norm):
        (cp,) = struct.unpack_from('<I', norm_raw, q); n = norm_raw[q + 4]; q += 5
        norm[cp] = ''.join(map(chr, struct.unpack_from('<%dI' % n, norm_raw, q))) if n else ''; q += 4 * n
    table = {}
    for _ in range(take('i')):
        n = take('H'); name = raw[at:at + n].decode(); at += n + 1; take('I'); off, size = take('2Q')
        table[name] = (off, size)

    def f32(name):
        off, size = table[name]; return torch.tensor(np.frombuffer(raw, np.float32, size // 4, off).copy())

    def q4(name, cols):
        off, size = table[name]; b = np.frombuffer(raw, np.uint8, size, off).reshape(-1, 18)
        scale = b[:, :2].copy().view(np.float16).astype(np.float32)
        w = np.concatenate([(b[:, 2:] & 15).astype(np.float32) - 8, (b[:, 2:] >> 4).astype(np.float32) - 8], 1) * scale
        return torch.tensor(w.reshape(-1, cols))

    pieces = [blob[offs[i]:offs[i + 1]].decode('utf8', 'replace') for i in range(count)]
    return dict(hidden=hidden, layers=layers, heads=heads, ff=ff, eps=eps, bos=bos, eos=eos, pad=pad, unk=unk,
                pieces=pieces, scores=scores, norm=norm, f32=f32, q4=q4)


SCRIPTS = {'ARABIC', 'BENGALI', 'GUJARATI', 'GURMUKHI'}
LATIN = re.compile(r"^[\u2581a-zA-ZÀ-ÿĀ-ſŴŵŶŷȘșȚțẀẁẂẃỲỳ'’.,-]+$")
UKRAINIAN = re.compile(r"^[\u2581абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ'’-]+$")


def scripts(piece):
    out = set()
    for ch in piece.replace('\u2581', ''):
        if ch.isalpha() or unicodedata.category(ch).startswith('M'):
            out.add(unicodedata.name(ch, '?').split()[0])
    return out


def keep(m, latin_pieces):
    caps = {'LATIN': latin_pieces, 'ARABIC': 10000, 'CYRILLIC': 8000}
    fits = {'LATIN': LATIN, 'CYRILLIC': UKRAINIAN}
    kept, capped = [], {k: [] for k in caps}
    special = {m['bos'], m['pad'], m['eos'], m['unk']}
    for i, p in enumerate(m['pieces']):
        if i in special: continue
        s = scripts(p)
        if not s or s <= SCRIPTS - {'ARABIC'}: kept.append(i)
        elif len(s) == 1 and (k := next(iter(s))) in caps and (k not in fits or fits[k].match(p)):
            (kept if len(p.strip('\u2581')) <= 2 else capped[k]).append(i)
    for k, limit in caps.items():
        kept += sorted(capped[k], key=lambda i: -m['scores'][i])[:limit]
    return [m['bos'], m['pad'], m['eos'], m['unk']] + sorted(kept)


class Encoder(nn.Module):
    def __init__(self, m, ids):
        super().__init__()
        h = m['hidden']; self.m = m
        self.word = nn.Embedding.from_pretrained(m['q4']('emb.word', h)[ids])
        self.pos = nn.Parameter(m['f32']('emb.pos').view(-1, h)); self.kind = nn.Parameter(m['f32']('emb.type')[:h])

        def norm(name):
            n = nn.LayerNorm(h, eps=m['eps']); n.weight.data, n.bias.data = m['f32'](name + '.w'), m['f32'](name + '.b'); return n

        def lin(name, i, o):
            n = nn.Linear(i, o); n.weight.data, n.bias.data = m['q4'](name + '.w', i), m['f32'](name + '.b'); return n
        self.norm = norm('emb.ln')
        self.blocks = nn.ModuleList(nn.ModuleDict({
            'q': lin(f'l{l}.q', h, h), 'k': lin(f'l{l}.k', h, h), 'v': lin(f'l{l}.v', h, h), 'ao': lin(f'l{l}.ao', h, h), 'aln': norm(f'l{l}.aln'),
            'fi': lin(f'l{l}.fi', h, m['ff']), 'fo': lin(f'l{l}.fo', m['ff'], h), 'oln': norm(f'l{l}.oln')}) for l in range(m['layers']))

    def forward(self, ids):
        x = self.norm(self.word(ids) + self.pos[:ids.shape[1]] + self.kind)
        for b in self.blocks:
            n, length, h = x.shape
            q, k, v = (b[c](x).view(n, length, self.m['heads'], -1).transpose(1, 2) for c in 'qkv')
            a = torch.softmax(q @ k.transpose(-1, -2) / q.shape[-1] ** .5, -1) @ v
            x = b['aln'](x + b['ao'](a.transpose(1, 2).reshape(n, length, h)))
            x = b['oln'](x + b['fo'](F.gelu(b['fi'](x))))
        return x.mean(1)



INTENTS = ('repair appointment rent_money details_update adaptation estate service_other dissatisfaction complaint hate asb '
           'domestic_abuse compliment human info abuse smalltalk other').split()
FLAGS = ('dissatisfied emergency:gas emergency:carbon_monoxide emergency:fire emergency:flood emergency:electric '
         'emergency:violence emergency:intruder emergency:medical emergency:trapped urgent hate:victim hate:witness '
         'hate:graffiti safeguarding:domestic_abuse safeguarding:self_harm safeguarding:child safeguarding:adult '
         'language_request representative').split()
WHOLES = ['emergency', 'hate', 'safeguarding']
EPOCHS, BATCH, RATE, LONGEST, SEED = 4, 24, 7e-5, 96, 7


class Tokeniser:
    """The likeliest way to cut a text into kept pieces (SentencePiece unigram)."""

    def __init__(self, pieces, scores, replaced):
        self.ids = {piece: i for i, piece in enumerate(pieces)}
        self.scores, self.replaced = scores, replaced
        self.longest = max(map(len, pieces))
        self.worst = min(scores) - 10

    def __call__(self, text):
        text = ''.join(self.replaced.get(sign, sign) for sign in text)
        text = '\u2581' + re.sub(r'\s+', ' ', text).strip().replace(' ', '\u2581')
        best, back = [0.0] + [-math.inf] * len(text), [None] * (len(text) + 1)
        for i in range(len(text)):
            ends = [(j, self.ids[text[i:j]]) for j in range(i + 1, min(len(text), i + self.longest) + 1) if text[i:j] in self.ids]
            steps = [(j, k, self.scores[k]) for j, k in ends]
            if not any(j == i + 1 for j, _ in ends):
                steps.append((i + 1, 3, self.worst))
            for j, k, score in steps:
                if best[i] + score > best[j]:
                    best[j], back[j] = best[i] + score, (i, k)
        out, j = [], len(text)
        while j > 0:
            j, piece = back[j]
            out.append(piece)
        return out[::-1]


class Tuned(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.enc, self.drop = encoder, nn.Dropout(.1)
        self.intent, self.flags = nn.Linear(384, len(INTENTS)), nn.Linear(384, len(FLAGS) + len(WHOLES))
        nn.init.normal_(self.intent.weight, std=.02)
        nn.init.normal_(self.flags.weight, std=.02)
        nn.init.constant_(self.flags.bias, -2.5)

    def forward(self, ids, mask):
        e = self.enc
        x = self.drop(e.norm(e.word(ids) + e.pos[:ids.shape[1]] + e.kind))
        away = ((1 - mask)[:, None, None, :] * -1e4)
        for b in e.blocks:
            n, length, h = x.shape
            q, k, v = (b[c](x).view(n, length, e.m['heads'], -1).transpose(1, 2) for c in 'qkv')
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=away.expand(n, 1, length, length))
            x = b['aln'](x + self.drop(b['ao'](a.transpose(1, 2).reshape(n, length, h))))
            x = b['oln'](x + self.drop(b['fo'](F.gelu(b['fi'](x)))))
        pooled = self.drop((x * mask[:, :, None]).sum(1) / mask[:, :, None].sum(1))
        return self.intent(pooled * 2), self.flags(pooled * 2)


def rows_of(folder, hands):
    for file in sorted(glob.glob(f'{folder}/*.jsonl')):
        for line in open(file, encoding='utf8'):
            row = json.loads(line)
            if row['by'] in hands:
                yield row


def main(weights, folder, hands, out):
    torch.manual_seed(SEED)
    random.seed(SEED)
    os.makedirs(out, exist_ok=True)
    m = read(weights)
    ids = keep(m, 40000)
    with open(f'{out}/pieces.tsv', 'w', encoding='utf8') as file:
        for i in ids:
            file.write(f"{m['pieces'][i]}\t{m['scores'][i]:.4f}\n")
    with open(f'{out}/normalise.json', 'w', encoding='utf8') as file:
        json.dump({f'{cp:x}': r for cp, r in m['norm'].items()}, file, ensure_ascii=False)
    tokenise = Tokeniser([m['pieces'][i] for i in ids], [float(m['scores'][i]) for i in ids], {chr(cp): r for cp, r in m['norm'].items()})
    data = [([0] + tokenise('query: ' + row['text'])[:LONGEST - 2] + [2], INTENTS.index(row['intent']),
             [float(flag in row['flags']) for flag in FLAGS] + [float(any(f.startswith(whole + ':') for f in row['flags'])) for whole in WHOLES])
            for row in rows_of(folder, hands.split(','))]
    model = Tuned(Encoder(m, torch.tensor(ids)))
    model.enc.word.weight.requires_grad = False
    groups = [dict(params=[*model.intent.parameters(), *model.flags.parameters()], lr=1e-3)]
    groups += [dict(params=list(block.parameters()), lr=RATE * .9 ** (11 - i)) for i, block in enumerate(model.enc.blocks)]
    groups += [dict(params=[*model.enc.norm.parameters(), model.enc.pos, model.enc.kind], lr=RATE * .3)]
    optimiser = torch.optim.AdamW(groups, weight_decay=.01)
    total = EPOCHS * math.ceil(len(data) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / (total * .08)) * max(.02, 1 - s / total))
    model.train()
    for epoch in range(EPOCHS):
        order = random.sample(range(len(data)), len(data))
        chunks = [sorted(order[i:i + BATCH * 20], key=lambda j: len(data[j][0])) for i in range(0, len(order), BATCH * 20)]
        batches = [chunk[i:i + BATCH] for chunk in chunks for i in range(0, len(chunk), BATCH)]
        random.shuffle(batches)
        for batch in batches:
            length = max(len(data[j][0]) for j in batch)
            tokens, mask = torch.ones(len(batch), length, dtype=torch.long), torch.zeros(len(batch), length)
            for k, j in enumerate(batch):
                tokens[k, :len(data[j][0])] = torch.tensor(data[j][0])
                mask[k, :len(data[j][0])] = 1
            intents, flags = model(tokens, mask)
            wanted = torch.tensor([data[j][2] for j in batch])
            loss = F.cross_entropy(intents, torch.tensor([data[j][1] for j in batch]), label_smoothing=.05) \
                + 6 * F.binary_cross_entropy_with_logits(flags, wanted, pos_weight=torch.full((flags.shape[1],), 3.0))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    from onnxruntime.quantization import quantize_dynamic, QuantType
    torch.onnx.export(model.enc.eval(), (torch.ones(1, 12, dtype=torch.long),), f'{out}/encoder.onnx', input_names=['ids'],
                      output_names=['embedding'], dynamic_axes={'ids': {1: 'length'}}, opset_version=17, dynamo=False)
    quantize_dynamic(f'{out}/encoder.onnx', f'{out}/encoder.int8.onnx', weight_type=QuantType.QInt8, per_channel=True)
    os.remove(f'{out}/encoder.onnx')
    with open(f'{out}/encoder.json', 'w') as file:
        json.dump({'tunedOn': hands.split(',')}, file)


if __name__ == '__main__':
    main(*sys.argv[1:5])
