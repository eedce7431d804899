/** Objects within the types of fields. */
import { z } from 'zod';

/** The object schema inside a field's type (through optional, list and transform), if there is one. */
export function objectWithin(type: z.core.$ZodType): z.ZodObject | undefined {
  if (type instanceof z.ZodObject) return type;
  if (type instanceof z.ZodOptional) return objectWithin(type.unwrap());
  if (type instanceof z.ZodArray) return objectWithin(type.element);
  if (type instanceof z.ZodPipe) return objectWithin(type.in) ?? objectWithin(type.out);
  return undefined;
}
