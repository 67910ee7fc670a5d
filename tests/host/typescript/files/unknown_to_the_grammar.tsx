export const Terms = () => <p>terms & conditions</p>, a = b & c;
