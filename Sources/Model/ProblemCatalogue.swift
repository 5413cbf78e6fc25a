extension ProblemCode {
  public var severity: Problem.Severity { entry.severity }
  /// What the code means, in one sentence.
  public var meaning: String { entry.meaning }
  /// What to do about it.
  public var remedy: String { entry.remedy }

  private struct Entry {
    let severity: Problem.Severity
    let meaning: String
    let remedy: String

    init(_ severity: Problem.Severity, _ meaning: String, _ remedy: String) {
      self.severity = severity
      self.meaning = meaning
      self.remedy = remedy
    }
  }

  private var entry: Entry {
    switch self {
    case .fileUnreadable:
      Entry(
        .failure, "The file could not be opened.", "Give the account that runs indsats permission to read the file.")
    case .fileEmpty:
      Entry(.failure, "The file holds no bytes.", "Fetch the document again and replace the file.")
    case .fileTypeUnknown:
      Entry(
        .failure, "The content is neither PDF, HTML nor plain text.", "Save the document as PDF and add that instead.")
    case .fileTypeMismatch:
      Entry(
        .failure, "The content is of another type than the name says.", "Save the document as PDF and add that instead."
      )
    case .fileDuplicate:
      Entry(
        .note, "Another file has exactly the same content; only one is interpreted.", "Remove one of the two files.")
    case .fileTooLarge:
      Entry(
        .failure, "The file is larger than the limit.", "Split the document, or raise the limit in the pipeline file.")
    case .pdfDamaged:
      Entry(.failure, "The PDF is damaged or cut short.", "Fetch the document again, or print it to a new PDF.")
    case .pdfEncrypted:
      Entry(.failure, "The PDF is protected with a password.", "Remove the password and run again.")
    case .pdfWithoutPages:
      Entry(.failure, "The PDF holds no pages.", "Fetch the document again and replace the file.")
    case .pageWithoutText:
      Entry(
        .warning, "A page is a picture without text.",
        "Install tesseract-ocr and tesseract-ocr-dan (indsats doctor tells how) and run again.")
    case .pageTextBroken:
      Entry(
        .warning, "The text layer of a page cannot be read as letters.",
        "Install tesseract-ocr and tesseract-ocr-dan (indsats doctor tells how) and run again.")
    case .recognitionUnavailable:
      Entry(.warning, "Text recognition is not available.", "Install tesseract-ocr and tesseract-ocr-dan.")
    case .recognitionUsed:
      Entry(.note, "Pages were read by text recognition.", "Compare the values with the pages before using them.")
    case .recognitionUncertain:
      Entry(
        .warning, "Text recognition is unsure of many words.", "Scan the page again at 300 dpi, or correct the values.")
    case .readerCrashed:
      Entry(
        .failure, "The reader stopped while reading the file.", "Print the document to a new PDF and add that instead.")
    case .readerTimeout:
      Entry(
        .failure, "Reading took longer than the limit.", "Split the document, or raise the limit in the pipeline file.")
    case .readerLimit:
      Entry(.warning, "A limit on size was reached; the rest was left out.", "Split the document and run again.")
    case .encodingGuessed:
      Entry(
        .note, "The page does not declare its encoding; it was inferred.",
        "Check that the letters æ, ø and å read well.")
    case .tableUncertain:
      Entry(.warning, "The grid of a table is uncertain.", "Compare the cells with the page.")
    case .tableTextUnassigned:
      Entry(.warning, "Text inside a table belongs to no cell.", "Compare the cells with the page.")
    case .rowRealigned:
      Entry(.note, "A row with lost columns was put right by what its cells are.", "Compare the row with the document.")
    case .headerUnmapped:
      Entry(
        .warning, "A column heading is not in the word list; its text is kept under other_fields.",
        "Add the heading to pipelines/vocabulary/headers.yaml and run again.")
    case .noInitiatives:
      Entry(.note, "The document holds no initiatives.", "If it should, look at its tables with indsats show.")
    case .municipalityUnknown:
      Entry(
        .warning, "The document does not say which municipality it is from.",
        "Declare it with indsats add --municipality.")
    case .municipalityInferred:
      Entry(.note, "The municipality was inferred from the text.", "Declare it in corpus/corpus.yaml to be certain.")
    case .documentTypeUnknown:
      Entry(.note, "The type of document was not recognised.", "Declare it with indsats add --type.")
    case .dateUnparsed:
      Entry(
        .warning, "A date is written in a way that gives no date.", "Enter the date as a correction if it is known.")
    case .dateImpossible:
      Entry(.warning, "A date does not exist in the calendar.", "Enter the right date as a correction.")
    case .statusUnmapped:
      Entry(
        .warning, "A status is not in the word list.", "Add it to pipelines/vocabulary/statuses.yaml and run again.")
    case .footnoteUnresolved:
      Entry(.note, "A footnote mark has no note.", "Look for the note on the page.")
    case .barUnmatched:
      Entry(.note, "A bar of a chart has the name of no initiative.", "Compare the names in the chart with the plan.")
    case .correctionStale:
      Entry(
        .warning, "A correction no longer fits the document.", "Look at the new value and write the correction anew.")
    case .correctionInvalid:
      Entry(.warning, "A correction file cannot be read.", "Mend the line that the message names.")
    case .sourceGone:
      Entry(
        .warning, "A source no longer has the document; the last good one is kept.", "Find the document's new address.")
    case .pageNotDrawn:
      Entry(
        .note, "The picture of a page could not be drawn; the report shows the table instead.",
        "Print the document to a new PDF and add that instead.")
    case .sourceFailed:
      Entry(
        .warning, "A source could not be fetched; the last good document is kept.",
        "Try again later or mend the address.")
    }
  }
}
