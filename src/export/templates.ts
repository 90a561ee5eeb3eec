// Texts of the instance where Terraform reads templates: nothing in them is evaluated.

/** A template that says the text. */
export const templateOf = (text: string): string => text.replace(/[$%](?=\{)/g, '$&$&');
