import Model

/// What somebody recommends, until it is known whether anything else says what is done about it.
struct HeldRecommendation {
  private var text: InitiativeDraft.OtherField?

  var isEmpty: Bool { text == nil }

  mutating func hold(_ value: DraftValue, under label: String) {
    text = InitiativeDraft.OtherField(heading: label, value: value)
  }

  /// What is done about a recommendation stands in the description, or is how it is followed up; the recommendation alone says
  /// itself what is done.
  mutating func release(to builder: inout DraftBuilder) {
    guard let text else { return }
    if builder.draft.values[.description] == nil, let answer = builder.draft.values[.followUp] {
      builder.draft.values[.description] = answer
      builder.draft.values[.followUp] = nil
    }
    if builder.draft.values[.description] == nil {
      builder.add(.description, text.value)
    } else {
      builder.draft.otherFields.append(text)
    }
    self.text = nil
  }
}
