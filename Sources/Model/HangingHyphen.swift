/// A hyphen at the end of a line that belongs to its word, since it stands for a part that comes later: "udviklings- og".
public enum HangingHyphen {
  /// Words after it, in the languages that plans and their neighbours are written in.
  public static let followers: Set<String> = ["og", "eller", "samt", "og/eller", "and", "or", "und", "oder", "och"]
}
