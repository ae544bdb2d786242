/** Of the model layer. Raised when the same session would be asked about or told differently. */
export const MODEL_VERSION = 1
