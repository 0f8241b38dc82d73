/** The county of the demo. Its code belongs to no real one, so nothing that is tried there touches anybody. */
export const demoCounty = '990121';
