FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts ./scripts
COPY src ./src
# The image brings its own Node: the one pinned in package.json is taken out again.
RUN node scripts/ensure.mjs run && rm -rf node_modules/node node_modules/.bin/node

FROM node:26-slim
ENV NODE_ENV=production \
    GONGKAI_HOST=0.0.0.0 \
    GONGKAI_PORT=8080 \
    GONGKAI_DATA=/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY scripts/gongkai.mjs scripts/install.mjs ./scripts/
COPY rules ./rules
COPY data ./data
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.GONGKAI_PORT+'/healthz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "scripts/gongkai.mjs", "serve"]
