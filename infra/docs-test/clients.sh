#!/bin/sh
# Makes a Java and a TypeScript client from the document, compiles both, and calls a server with each:  infra/docs-test/clients.sh [http://localhost:8080]
# They stay in infra/docs-test/target/clients.
set -eu
cd "$(dirname "$0")"
GENERATOR=7.25.0
TYPESCRIPT=5.9.3
NODE_TYPES=20.19.0
COPY=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
. ./server.sh
PASSWORD=${ROLLCALL_ADMIN_PASSWORD:-adminpassword}
DOCUMENT=$PWD/../../functions/login/src/main/resources/io/rollcall/login/openapi.json
OUT=$PWD/target/clients
mkdir -p "$OUT"
rm -rf "$OUT/java" "$OUT/typescript"

JAR=$OUT/openapi-generator-cli-$GENERATOR.jar
if [ ! -f "$JAR" ]; then
    (cd "$OUT" && timeout 300 mvn -B -q "$COPY:copy" "-Dartifact=org.openapitools:openapi-generator-cli:$GENERATOR" "-DoutputDirectory=$OUT") >"$OUT/install.log" 2>&1 \
        || { echo "clients: not run: OpenAPI Generator cannot be fetched"; exit 0; }
fi
SERVER=${1:-}
[ -n "$SERVER" ] || start_server

generate() {
    timeout 120 java -jar "$JAR" generate -i "$DOCUMENT" -o "$OUT/$1" -g "$2" --additional-properties="$3" \
        --global-property apiTests=false,modelTests=false,apiDocs=false,modelDocs=false >"$OUT/$1.log" 2>&1 || { cat "$OUT/$1.log"; exit 1; }
}

generate java java library=native,openApiNullable=false,groupId=io.rollcall,artifactId=rollcall-client,invokerPackage=io.rollcall.client,apiPackage=io.rollcall.client.api,modelPackage=io.rollcall.client.model
cp calls/Call.java "$OUT/java/src/main/java/"
(cd "$OUT/java" && timeout 300 mvn -B -q compile "$COPY:build-classpath" -Dmdep.outputFile=classpath) >"$OUT/java-compile.log" 2>&1 || { tail -40 "$OUT/java-compile.log"; exit 1; }
echo "ok   the Java client compiles"
(cd "$OUT/java" && timeout 60 java -cp "target/classes:$(cat classpath)" Call "$SERVER" "$PASSWORD")

command -v npm >/dev/null || { echo "clients: not run: TypeScript, because there is no npm"; exit 0; }
generate typescript typescript-fetch npmName=rollcall-client,supportsES6=true,importFileExtension=.js
cp calls/call.ts "$OUT/typescript/"
echo '{"type":"module"}' >"$OUT/typescript/package.json"
mkdir -p "$OUT/tools"
(cd "$OUT/tools" && timeout 300 npm install --prefix . --silent --no-audit --no-fund --no-save --no-package-lock "typescript@$TYPESCRIPT" "@types/node@$NODE_TYPES") \
    || { echo "clients: not run: TypeScript cannot be installed"; exit 0; }
(cd "$OUT/typescript" && timeout 120 ../tools/node_modules/.bin/tsc --strict --target es2022 --module nodenext --lib es2022,dom --types node --typeRoots ../tools/node_modules/@types --outDir dist call.ts)
echo "ok   the TypeScript client compiles with --strict"
(cd "$OUT/typescript" && timeout 60 node dist/call.js "$SERVER" "$PASSWORD")
