import fc from 'fast-check';
const b='/work/main/tests/layouts/';
const {allLayouts,quickLayouts}=await import(b+'all-layouts.ts');
const {lossMesses}=await import(b+'messes/losses.ts');const {numberMesses}=await import(b+'messes/numbers.ts');const {wordMesses}=await import(b+'messes/words.ts');
const {randomReport}=await import(b+'model/random-report.ts');
const {printReport}=await import(b+'print/print-report.ts');const {randomFrom}=await import(b+'random.ts');const {compare,readBack}=await import(b+'read-back.ts');
const N=Number(process.argv[2]??8); const only=process.argv[3]; const onlyLayout=process.argv[4]; const dump=process.argv[5];
const messes=[{name:'clean',spoil:(r:any)=>r},...numberMesses,...lossMesses,...wordMesses];
const out=new Map<string,any>();
for(const mess of messes as any[]){ if(only&&!mess.name.includes(only))continue;
 let open=0,settled=0;
 for(const id of mess.formats??['G1','G2','G3']){
  const models=fc.sample(randomReport(id as any),{numRuns:N,seed:Number(process.env.SEED??7)});
  for(const layout of (process.env.ALL?allLayouts:quickLayouts) as any[]){ if(onlyLayout&&layout.name!==onlyLayout)continue; if(!(mess.in?.(layout)??true))continue;
   let i=0; for(const model of models){ i++;
    const random=randomFrom(i*7919+13); const report=mess.spoil(printReport(model as any),random,model);
    const file=await layout.write(report,random); let r; const read=await readBack(file); r=compare(model,report,layout,read); open+=r.open;settled+=r.settled;
    for(const k of ['wrong','filled','missed','metadata'] as const) if(r[k].length){ const key=`${mess.name} | ${layout.name} | ${id} | ${k}`; const e=out.get(key)??{n:0,c:0,ex:r[k].slice(0,4)}; e.n++; e.c+=r[k].length; out.set(key,e);
      if(dump&&dump===k){ console.log(file.name.endsWith('x')?'':new TextDecoder().decode(file.bytes)); console.log(r); process.exit()} }
   }}}
 if(open)console.log(`~ ${mess.name}: ${(100*settled/open).toFixed(1)}% of ${open} open settled`);
}
for(const [k,e] of out) console.log(k,`reports ${e.n} cells ${e.c}`,JSON.stringify(e.ex));
